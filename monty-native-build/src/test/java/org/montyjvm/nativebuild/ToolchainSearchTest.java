package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The machine is played by shell scripts that answer as cargo, rustc and rustup do. */
@DisabledOnOs(OS.WINDOWS)
class ToolchainSearchTest {

    private static final String HOST = "x86_64-unknown-linux-gnu";
    private static final ToolchainNeed NEED = ToolchainNeed.toBuildForHost();

    @TempDir
    Path machine;

    private Path programs;
    private Path system;

    @BeforeEach
    void createFolders() throws IOException {
        programs = Files.createDirectories(machine.resolve("programs"));
        system = Files.createDirectories(machine.resolve("system"));
    }

    @Test
    void find_withAGoodCargoOnThePath_takesIt() throws IOException {
        cargo(programs, "1.96.0");
        cargo(system, "1.98.0");

        assertThat(search().find(NEED).name()).isEqualTo("cargo on the PATH");
    }

    @Test
    void find_withAnOldCargoOnThePath_takesRustups() throws IOException {
        cargo(programs, "1.95.0");
        rustup("stable", "1.96.0");
        cargo(system, "1.97.0");

        Toolchain found = search().find(NEED);

        assertThat(found.name()).isEqualTo("rustup's toolchain stable");
        assertThat(found.environment()).containsEntry("RUSTUP_TOOLCHAIN", "stable");
        assertThat(found.sysroot()).isEqualTo(machine.resolve("rustup/stable"));
    }

    @Test
    void find_withARustupNightly_prefersDebiansRelease() throws IOException {
        rustup("nightly", "1.97.0-nightly");
        cargo(system, "1.96.0");

        Toolchain found = search().find(NEED);

        assertThat(found.name()).isEqualTo(system.resolve("cargo").toString());
        assertThat(found.environment())
                .containsEntry("RUSTC", system.resolve("rustc").toString());
    }

    @Test
    void find_withNothingButANightly_takesIt() throws IOException {
        rustup("nightly", "1.97.0-nightly");

        assertThat(search().find(NEED).name()).isEqualTo("rustup's toolchain nightly");
    }

    @Test
    void find_withoutASuitableOne_saysWhatWasFoundAndHowToGetOne() throws IOException {
        cargo(programs, "1.95.0");

        assertThatThrownBy(() -> search().find(NEED))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("needs cargo 1.96 or newer")
                .hasMessageContaining("cargo on the PATH: 1.95.0, which is too old")
                .hasMessageContaining("rustup toolchain install 1.96")
                .hasMessageContaining("apt-get install rustc-web cargo-web rust-web-src");
        assertThat(search().findIfThere(NEED)).isEmpty();
    }

    @Test
    void find_onAMachineWithoutRust_saysThatThereIsNone() {
        assertThatThrownBy(() -> search().find(NEED))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("no cargo on the PATH, in rustup or in /usr/bin");
    }

    private ToolchainSearch search() {
        return new ToolchainSearch(Map.of("PATH", programs.toString()), system);
    }

    private void cargo(Path folder, String version) throws IOException {
        install(folder, version, machine.resolve("sysroot"));
    }

    private void rustup(String name, String version) throws IOException {
        Path toolchain = machine.resolve("rustup").resolve(name);
        install(Files.createDirectories(toolchain.resolve("bin")), version, toolchain);
        script(
                programs.resolve("rustup"),
                "if [ $1 = toolchain ]; then echo '" + name + " (active, default)'; else echo '"
                        + toolchain.resolve("bin/cargo") + "'; fi");
    }

    private static void install(Path folder, String version, Path sysroot) throws IOException {
        Files.createDirectories(sysroot.resolve("lib/rustlib").resolve(HOST).resolve("lib"));
        script(folder.resolve("cargo"), "echo 'cargo " + version + " (0 2026-01-01)'; echo 'host: " + HOST + "'");
        script(folder.resolve("rustc"), "echo '" + sysroot + "'");
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
