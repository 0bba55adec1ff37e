package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Builds the library that is kept in the repository, and puts it there once it keeps to the {@link LibraryRules}.
 *
 * @param crate the crate
 * @param cache where builds are kept
 * @param search where toolchains come from
 * @param console where progress goes
 */
record PrebuiltRefresh(CrateFolder crate, BuildCache cache, ToolchainSearch search, Console console) {

    /**
     * Makes the prebuilt library fit the sources.
     *
     * @throws NativeBuildException if it cannot be built or must not be shipped
     */
    void run() {
        Toolchain toolchain = search.find(ToolchainNeed.toBuildFor(BuildFlags.PREBUILT_TARGET));
        String digest = InputDigest.of(crate);
        Path built = BuildLock.holding(cache, console, () -> {
            ZigLinker zig = ZigLinker.install(cache, console);
            console.progress("Building the native engine with cargo " + toolchain.version() + " for glibc "
                    + BuildFlags.GLIBC + " (first time: several minutes) …");
            LibraryBuild build = new LibraryBuild(CargoProject.open(crate, toolchain, cache));
            return build.forOldLinux(zig, digest);
        });
        Assembly.requireUnchanged(crate, digest);
        List<String> violations = LibraryRules.violations(built);
        if (!violations.isEmpty()) {
            throw new NativeBuildException(
                    "The library " + built + " must not be shipped:\n  " + String.join("\n  ", violations));
        }
        Prebuilt prebuilt = crate.prebuilt(NativePlatform.LINUX_X86_64);
        AtomicFile.copy(built, prebuilt.file());
        prebuilt.writeDigest(digest);
        writeFacts(prebuilt, toolchain);
        console.result("Refreshed " + prebuilt.folder());
    }

    private static void writeFacts(Prebuilt prebuilt, Toolchain toolchain) {
        try {
            int glibc = LibraryRules.newestGlibc(ElfLibrary.read(prebuilt.file()));
            Files.writeString(prebuilt.buildFacts(), """
                    cargo %s
                    %s
                    zig %s
                    cargo-zigbuild %s
                    glibc %d.%d or newer
                    %d bytes
                    """.formatted(
                            toolchain.version(),
                            toolchain.compiler(),
                            ZigLinker.ZIG_VERSION,
                            ZigLinker.ZIGBUILD_VERSION,
                            glibc / 1000,
                            glibc % 1000,
                            Files.size(prebuilt.file())));
        } catch (IOException e) {
            throw new NativeBuildException("Cannot write " + prebuilt.buildFacts(), e);
        }
    }
}
