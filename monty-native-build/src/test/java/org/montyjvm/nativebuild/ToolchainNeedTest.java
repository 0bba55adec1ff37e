package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolchainNeedTest {

    private static final String HOST = "x86_64-unknown-linux-gnu";

    @TempDir
    Path sysroot;

    @BeforeEach
    void installStandardLibrary() throws IOException {
        Files.createDirectories(sysroot.resolve("lib/rustlib").resolve(HOST).resolve("lib"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cargo 1.96.0 (30a34c682 2026-05-25)",
                "cargo 1.96.1",
                "cargo 1.97.0-nightly (e50aa6fba 2026-05-19)",
                "cargo 2.0.0"
            })
    void need_ofARecentCargo_hasNoObjection(String version) {
        assertThat(ToolchainNeed.toBuildForHost().objectionTo(toolchain(version)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cargo 1.95.0 (f2d3ce0bd 2026-03-21)", "cargo 1.9.0", "cargo 0.99.0"})
    void need_ofAnOldCargo_findsItTooOld(String version) {
        assertThat(ToolchainNeed.toBuildForHost().objectionTo(toolchain(version)))
                .contains("is too old");
    }

    @Test
    void need_ofATargetThatIsNotInstalled_saysSo() {
        assertThat(ToolchainNeed.toBuildFor("wasm32-wasip1").objectionTo(toolchain("cargo 1.96.0")))
                .contains("has no standard library for wasm32-wasip1");
    }

    @Test
    void need_ofAToolThatIsNotInstalled_saysSo() {
        assertThat(ToolchainNeed.toBuildForHost("cargo-clippy").objectionTo(toolchain("cargo 1.96.0")))
                .contains("has no cargo-clippy");
    }

    private Toolchain toolchain(String version) {
        return new Toolchain(
                "test",
                CargoVersion.in(version).orElseThrow(),
                Path.of("cargo"),
                Path.of("rustc"),
                sysroot,
                HOST,
                Map.of());
    }
}
