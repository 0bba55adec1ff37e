package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputDigestTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeCrate() throws IOException {
        SampleCrate.write(folder);
    }

    @Test
    void digest_ofTheSameFilesElsewhere_isTheSame(@TempDir Path elsewhere) throws IOException {
        SampleCrate.write(elsewhere);

        assertThat(digest(folder)).isEqualTo(digest(elsewhere)).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/lib.rs", "src/deep/inner.rs", "Cargo.toml", "Cargo.lock", "patches/a-1.0.0-x.patch"})
    void digest_afterOneByteOfAnInputChanged_isAnother(String input) throws IOException {
        String before = digest(folder);

        Files.writeString(folder.resolve(input), Files.readString(folder.resolve(input)) + " ");

        assertThat(digest(folder)).isNotEqualTo(before);
    }

    @Test
    void digest_afterLineEndingsChanged_isAnother() throws IOException {
        String before = digest(folder);

        Path source = folder.resolve("src/lib.rs");
        Files.writeString(source, Files.readString(source).replace("\n", "\r\n"));

        assertThat(digest(folder)).isNotEqualTo(before);
    }

    @Test
    void digest_afterContentMovedToAnotherFile_isAnother() throws IOException {
        String before = digest(folder);

        Files.move(folder.resolve("src/deep/inner.rs"), folder.resolve("src/deep/other.rs"));

        assertThat(digest(folder)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tests/it.rs", "README.md", "prebuilt/linux-x86_64/BUILD.txt", "src/.lib.rs.swp"})
    void digest_afterAFileThatIsNoInputCame_staysTheSame(String file) throws IOException {
        String before = digest(folder);

        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), "anything");

        assertThat(digest(folder)).isEqualTo(before);
    }

    @Test
    void digestOfTheWasmModule_isAnotherThanTheLibrarys_andCountsTheProgramThatSplitsFunctions() throws IOException {
        CrateFolder crate = CrateFolder.at(folder);
        String library = digest(folder);
        String before = InputDigest.ofWasm(crate);

        Files.createDirectories(folder.resolve("wasm-split/src"));
        Files.writeString(folder.resolve("wasm-split/src/main.rs"), "fn main() {}");

        assertThat(before).isNotEqualTo(library).isNotEqualTo(InputDigest.ofWasm(crate));
        assertThat(digest(folder)).isEqualTo(library);
    }

    private static String digest(Path crate) {
        return InputDigest.of(CrateFolder.at(crate));
    }
}
