package org.montyjvm.nativebuild;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Puts the native library where Maven packages it: the prebuilt one where it fits the sources, else one that cargo
 * builds.
 *
 * @param crate the crate
 * @param cache where builds are kept
 * @param search where toolchains come from
 * @param host the platform that the build runs on
 * @param console where progress goes
 */
record Assembly(CrateFolder crate, BuildCache cache, ToolchainSearch search, NativePlatform host, Console console) {

    /**
     * Makes {@code output} hold a folder with a library for each platform that one can be had for; does nothing that is
     * already done.
     *
     * @throws NativeBuildException if there is no prebuilt library for these sources and none can be built
     */
    void into(Path output) {
        String digest = InputDigest.of(crate);
        NativePlatform published = NativePlatform.LINUX_X86_64;
        Prebuilt prebuilt = crate.prebuilt(published);
        boolean hasPrebuilt = prebuilt.isBuiltFrom(digest);
        if (hasPrebuilt) {
            place(prebuilt.file(), output, published);
        }
        if (!hasPrebuilt || !host.equals(published)) {
            builtOnThisMachine(digest, hasPrebuilt).ifPresent(library -> place(library, output, host));
        }
    }

    /** Puts the library's SHA-256 beside it, so that no JVM has to compute it at start to name its cache folder. */
    private static void place(Path library, Path output, NativePlatform platform) {
        Path placed = output.resolve(platform.folder()).resolve(platform.libraryFile());
        AtomicFile.copy(library, placed);
        AtomicFile.write(
                placed.resolveSibling(platform.libraryFile() + ".sha256"), Sha256.hex(AtomicFile.read(placed)));
    }

    /** A library for the host is a bonus where the prebuilt one is there, and a must where it is not. */
    private Optional<Path> builtOnThisMachine(String digest, boolean optional) {
        LibraryStore store = new LibraryStore(cache.built(host), host);
        if (Files.isRegularFile(store.library(digest))) {
            return Optional.of(store.library(digest));
        }
        ToolchainNeed need = ToolchainNeed.toBuildForHost();
        Optional<Toolchain> toolchain = optional ? search.findIfThere(need) : Optional.of(search.find(need));
        if (toolchain.isEmpty()) {
            console.progress("No native engine for " + host.folder() + ": building it needs " + need.describe() + ".");
        }
        return toolchain.map(found -> build(found, store, digest));
    }

    private Path build(Toolchain toolchain, LibraryStore store, String digest) {
        return BuildLock.holding(cache, console, () -> {
            if (!Files.isRegularFile(store.library(digest))) {
                console.progress("Building the native engine with cargo " + toolchain.version()
                        + " (first time: several minutes) …");
                LibraryBuild build = new LibraryBuild(CargoProject.open(crate, toolchain, cache));
                Path library = build.forHost(host, digest);
                requireUnchanged(crate, digest);
                store.put(digest, library);
            }
            return store.library(digest);
        });
    }

    /**
     * Makes sure that a library just built belongs to {@code digest}.
     *
     * @throws NativeBuildException if the sources were edited while cargo ran
     */
    static void requireUnchanged(CrateFolder crate, String digest) {
        if (!InputDigest.of(crate).equals(digest)) {
            throw new NativeBuildException("The native sources changed while they were built. Run it again.");
        }
    }
}
