package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CratePatchTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeSources() throws IOException {
        Files.writeString(folder.resolve("a.rs"), "one\ntwo\nthree\nfour\n");
        Files.writeString(folder.resolve("b.rs"), "alpha\nbeta\n");
    }

    @Test
    void of_aPatchFile_knowsTheCrateAndItsVersion() {
        CratePatch patch = CratePatch.of(Path.of("patches/monty-types-1.4.0-host-probe.patch"));

        assertThat(patch.crate()).isEqualTo("monty-types");
        assertThat(patch.version()).isEqualTo("1.4.0");
    }

    @Test
    void of_aFileNamedAfterNoVersion_isRefused() {
        assertThatThrownBy(() -> CratePatch.of(Path.of("probe.patch")))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("<crate>-<version>-<what>.patch");
    }

    @Test
    void requireVersion_ofAnother_saysThatUpstreamChanged() {
        CratePatch patch = CratePatch.of(Path.of("patches/monty-types-1.4.0-host-probe.patch"));

        patch.requireVersion("1.4.0");

        assertThatThrownBy(() -> patch.requireVersion("1.4.1"))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("monty-types-1.4.0-host-probe.patch is not for monty-types 1.4.1");
    }

    @Test
    void applyTo_severalHunksInSeveralFiles_countsEachFromTheOldLines() throws IOException {
        apply("""
                diff --git a/a.rs b/a.rs
                index 1..2 100644
                --- a/a.rs
                +++ b/a.rs
                @@ -1,0 +2,2 @@
                +one and a half
                +nearly two
                @@ -3 +5 @@
                -three
                +THREE
                --- a/b.rs\t2026-01-01
                +++ b/b.rs\t2026-01-01
                @@ -2 +2 @@
                -beta
                +BETA
                """);

        assertThat(folder.resolve("a.rs")).hasContent("one\none and a half\nnearly two\ntwo\nTHREE\nfour\n");
        assertThat(folder.resolve("b.rs")).hasContent("alpha\nBETA\n");
    }

    @Test
    void applyTo_sourcesThatAreNotThoseItWasMadeFor_saysThatUpstreamChangedShape() {
        assertThatThrownBy(() -> apply("--- a/a.rs\n+++ b/a.rs\n@@ -2 +2 @@\n-zwei\n+2\n"))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageStartingWith("Upstream changed shape: x-1.0.0-y.patch does not fit a.rs of x 1.0.0")
                .hasMessageContaining("line 2 should be\n  zwei\nbut is\n  two");
    }

    @Test
    void applyTo_aMissingFile_saysThatUpstreamChangedShape() {
        assertThatThrownBy(() -> apply("--- a/c.rs\n+++ b/c.rs\n@@ -2 +2 @@\n-a\n+b\n"))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("Upstream changed shape")
                .hasMessageContaining("no such file");
    }

    @Test
    void applyTo_somethingThatIsNoPatch_isRefused() {
        assertThatThrownBy(() -> apply("hello\n")).isInstanceOf(NativeBuildException.class);
        assertThatThrownBy(() -> apply("@@ -1 +1 @@\n-a\n+b\n")).isInstanceOf(NativeBuildException.class);
    }

    private void apply(String patch) throws IOException {
        Path file = folder.resolve("x-1.0.0-y.patch");
        Files.writeString(file, patch);
        CratePatch.of(file).applyTo(folder);
    }
}
