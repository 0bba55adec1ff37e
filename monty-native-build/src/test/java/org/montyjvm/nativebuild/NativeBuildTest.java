package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeBuildTest {

    private final NativeBuild program = new NativeBuild(Map.of(), new Console(System.out, System.err));

    @Test
    void assemble_withAFittingPrebuiltLibrary_placesIt(@TempDir Path folder) throws IOException {
        CrateFolder crate = SampleCrate.write(folder.resolve("crate"));
        SampleCrate.writePrebuilt(crate, "prebuilt");

        program.run(List.of(
                "assemble", crate.root().toString(), folder.resolve("out").toString()));

        assertThat(folder.resolve("out/linux-x86_64/libmonty_jvm.so")).hasContent("prebuilt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "assemble",
                "assemble CRATE",
                "fly CRATE",
                "cargo CRATE",
                "notice CRATE FILE --wrong",
                "upstream-cases CRATE FILE --wrong"
            })
    void run_ofSomethingElse_printsTheUsage(String line, @TempDir Path folder) throws IOException {
        String crate = SampleCrate.write(folder).root().toString();
        List<String> arguments = List.of(line.replace("CRATE", crate).split(" ", -1));

        assertThatThrownBy(() -> program.run(arguments))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageStartingWith("Usage: NativeBuild assemble");
    }

    @Test
    void run_onAFolderWithoutACrate_saysSo(@TempDir Path folder) {
        assertThatThrownBy(() -> program.run(List.of("licenses", folder.toString())))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("Cargo.toml is missing");
    }
}
