package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchedCratesTest {

    private static final Toolchain UNUSED = new Toolchain(
            "none", new CargoVersion(1, 96, "1.96.0"), Path.of("none"), Path.of("none"), Path.of("none"), "", Map.of());

    @TempDir
    Path folder;

    @Test
    void cargoArguments_ofAFolderWithAwkwardCharacters_areToml() {
        PatchedCrates patched = new PatchedCrates(Map.of("monty-types", Path.of("/a \"b\"/c\\d")), Set.of());

        assertThat(patched.cargoArguments())
                .containsExactly("--config", "patch.crates-io.monty-types.path=\"/a \\\"b\\\"/c\\\\d\"");
    }

    @Test
    void of_aCrateWithAStandIn_usesACopyNamedAfterItsContent() throws IOException {
        CrateFolder crate = crateWithStandIn(folder.resolve("one"), "fn first() {}");
        CrateFolder same = crateWithStandIn(folder.resolve("two"), "fn first() {}");
        CrateFolder other = crateWithStandIn(folder.resolve("three"), "fn other() {}");

        PatchedCrates patched = of(crate);

        assertThat(patched.standIns()).containsExactly("stacker");
        assertThat(patched.crates().get("stacker").resolve("src/lib.rs")).hasContent("fn first() {}");
        assertThat(of(same)).isEqualTo(patched);
        assertThat(of(other)).isNotEqualTo(patched);
        assertThat(of(other).crates().get("stacker").resolve("src/lib.rs")).hasContent("fn other() {}");
    }

    @Test
    void of_aPatchForACrateThatIsNotUsed_leavesItOut() throws IOException {
        CrateFolder crate = SampleCrate.write(folder.resolve("one"));

        assertThat(crate.uses("a")).isFalse();
        assertThat(of(crate).crates()).isEmpty();

        Files.writeString(crate.lockFile(), "[[patch.unused]]\nname = \"a\"\nversion = \"1.0.0\"\n");

        assertThat(crate.uses("a")).isFalse();

        Files.writeString(crate.lockFile(), "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n");

        assertThat(crate.uses("a")).isTrue();
    }

    private PatchedCrates of(CrateFolder crate) {
        return PatchedCrates.of(
                crate,
                UNUSED,
                BuildCache.of(Map.of("MONTY_CACHE", folder.resolve("cache").toString())));
    }

    private static CrateFolder crateWithStandIn(Path folder, String source) throws IOException {
        CrateFolder crate = SampleCrate.write(folder);
        Files.delete(folder.resolve("patches/a-1.0.0-x.patch"));
        Path standIn = Files.createDirectories(folder.resolve("patches/stacker/src"));
        Files.writeString(standIn.resolveSibling("Cargo.toml"), "[package]");
        Files.writeString(standIn.resolve("lib.rs"), source);
        return crate;
    }
}
