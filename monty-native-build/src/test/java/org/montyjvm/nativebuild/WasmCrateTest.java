package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasmCrateTest {

    @Test
    void withoutPatches_takesOutThePatchesAndNothingElse() {
        String manifest = """
                [package]
                name = "one"

                [patch.crates-io]
                two = { path = "patches/two" }

                [profile.release]
                lto = "fat"
                """;

        assertThat(WasmCrate.withoutPatches(manifest).strip()).isEqualTo("""
                [package]
                name = "one"

                [profile.release]
                lto = "fat\"""");
    }

    @Test
    void withoutSources_makesTheNamedCratesCratesFromAFolder_inTheirVersions() {
        String lock = """
                version = 4

                [[package]]
                name = "one"
                version = "1.2.3"
                source = "registry"
                checksum = "abc"
                dependencies = [
                 "two",
                ]

                [[package]]
                name = "two"
                version = "4.5.6"
                source = "registry"
                checksum = "def"
                """;

        assertThat(WasmCrate.withoutSources(lock, List.of("one"))).isEqualTo("""
                version = 4

                [[package]]
                name = "one"
                version = "1.2.3"
                dependencies = [
                 "two",
                ]

                [[package]]
                name = "two"
                version = "4.5.6"
                source = "registry"
                checksum = "def"
                """);
    }

    @Test
    void patches_ofTheCrate_areForCratesThatAreSplit() {
        assertThat(WasmCrate.patches(CrateFolder.at(Path.of("../monty-native-rust"))))
                .extracting(CratePatch::crate)
                .contains("monty")
                .isSubsetOf(WasmFlags.SPLIT_CRATES);
    }

    @Test
    void patch_ofACrateThatIsNotSplit_isRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Cargo.toml"), "");
        Path patches = Files.createDirectories(folder.resolve("wasm-split/patches"));
        Files.writeString(patches.resolve("serde-1.0.0-anything.patch"), "");

        assertThatThrownBy(() -> WasmCrate.patches(CrateFolder.at(folder)))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("serde-1.0.0-anything.patch");
    }
}
