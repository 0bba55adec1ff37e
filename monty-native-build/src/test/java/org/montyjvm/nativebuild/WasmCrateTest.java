package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
