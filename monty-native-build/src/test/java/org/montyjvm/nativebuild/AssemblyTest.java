package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine without any Rust: what must be built can only be refused. */
class AssemblyTest {

    private static final NativePlatform LINUX = NativePlatform.LINUX_X86_64;
    private static final NativePlatform MAC = new NativePlatform("macos", "aarch64");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private CrateFolder crate;
    private BuildCache cache;
    private Path output;

    @BeforeEach
    void writeCrate() throws IOException {
        crate = SampleCrate.write(folder.resolve("crate"));
        cache = BuildCache.of(Map.of("MONTY_CACHE", folder.resolve("cache").toString()));
        output = folder.resolve("output");
    }

    @Test
    void into_withAFittingPrebuiltLibrary_copiesItWithoutAWord() throws IOException {
        SampleCrate.writePrebuilt(crate, "prebuilt");

        assembly(LINUX).into(output);

        assertThat(output.resolve("linux-x86_64/libmonty_jvm.so")).hasContent("prebuilt");
        assertThat(output.resolve("linux-x86_64/libmonty_jvm.so.sha256"))
                .hasContent(Sha256.hex("prebuilt".getBytes(StandardCharsets.UTF_8)));
        assertThat(progress.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(cache.root()).doesNotExist();
    }

    @Test
    void into_whenNothingChanged_leavesTheOutputAlone() throws IOException {
        SampleCrate.writePrebuilt(crate, "prebuilt");
        assembly(LINUX).into(output);
        Path library = output.resolve("linux-x86_64/libmonty_jvm.so");
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(library, longAgo);

        assembly(LINUX).into(output);

        assertThat(Files.getLastModifiedTime(library)).isEqualTo(longAgo);
    }

    @Test
    void into_withAChangedSourceAndNoToolchain_saysWhatIsNeeded() throws IOException {
        SampleCrate.writePrebuilt(crate, "prebuilt");
        Files.writeString(crate.root().resolve("src/lib.rs"), "mod changed;\n");

        assertThatThrownBy(() -> assembly(LINUX).into(output))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("needs cargo 1.96 or newer");
        assertThat(output).doesNotExist();
    }

    @Test
    void into_withALibraryBuiltEarlierFromTheSameInputs_takesIt() throws IOException {
        Path built = Files.writeString(folder.resolve("built.so"), "built here");
        new LibraryStore(cache.built(LINUX), LINUX).put(InputDigest.of(crate), built);

        assembly(LINUX).into(output);

        assertThat(output.resolve("linux-x86_64/libmonty_jvm.so")).hasContent("built here");
    }

    @Test
    void into_onAnotherPlatformWithoutAToolchain_stillPacksThePrebuiltLibraryAndSaysWhatIsMissing() throws IOException {
        SampleCrate.writePrebuilt(crate, "prebuilt");

        assembly(MAC).into(output);

        assertThat(output.resolve("linux-x86_64/libmonty_jvm.so")).hasContent("prebuilt");
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        "No native engine for macos-aarch64: building it needs cargo 1.96 or newer.");
    }

    @Test
    void into_onAnotherPlatformWithALibraryBuiltEarlier_packsBoth() throws IOException {
        SampleCrate.writePrebuilt(crate, "prebuilt");
        Path built = Files.writeString(folder.resolve("built.dylib"), "built here");
        new LibraryStore(cache.built(MAC), MAC).put(InputDigest.of(crate), built);

        assembly(MAC).into(output);

        assertThat(output.resolve("linux-x86_64/libmonty_jvm.so")).hasContent("prebuilt");
        assertThat(output.resolve("macos-aarch64/libmonty_jvm.dylib")).hasContent("built here");
    }

    private Assembly assembly(NativePlatform host) {
        PrintStream lines = new PrintStream(progress, true, StandardCharsets.UTF_8);
        Path nowhere = folder.resolve("nowhere");
        return new Assembly(crate, cache, new ToolchainSearch(Map.of(), nowhere), host, new Console(lines, lines));
    }
}
