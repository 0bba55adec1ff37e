package org.montyjvm.nativebuild;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folder outside every clone that keeps what is slow to make, so that a fresh clone does not start over.
 *
 * @param root the absolute folder; created when something is put into it
 */
record BuildCache(Path root) {

    /**
     * Returns the cache that {@code environment} asks for: {@code MONTY_CACHE}, else {@code monty-jvm} in
     * {@code XDG_CACHE_HOME}, else {@code ~/.cache/monty-jvm}.
     */
    static BuildCache of(Map<String, String> environment) {
        String own = environment.getOrDefault("MONTY_CACHE", "");
        if (!own.isBlank()) {
            return at(Path.of(own));
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return at(caches.resolve("monty-jvm"));
    }

    private static BuildCache at(Path root) {
        return new BuildCache(root.toAbsolutePath().normalize());
    }

    /** Returns cargo's target folder. */
    Path target() {
        return root.resolve("target");
    }

    /** Returns the target folder of builds that zig links; inside the other, so that one path has to be remapped. */
    Path zigTarget() {
        return target().resolve("zig");
    }

    /** Returns the folder of patched upstream crates, one folder a digest of the patches. */
    Path patched() {
        return root.resolve("patched");
    }

    /** Returns the folder of scratch manifests that fetch upstream crates. */
    Path upstream() {
        return root.resolve("upstream");
    }

    /** Returns the folder of upstream's test cases, one folder a version of the interpreter. */
    Path cases() {
        return root.resolve("cases");
    }

    /** Returns the folder of finished libraries of {@code platform}, one folder an input digest. */
    Path built(NativePlatform platform) {
        return root.resolve("built").resolve(platform.folder());
    }

    /** Returns the folder of everything that {@code monty.wasm} is made from and with. */
    Path wasm() {
        return root.resolve("wasm");
    }

    /** Returns the folder that the zig linker is installed into. */
    Path zig() {
        return root.resolve("zig");
    }

    /** Returns the log of the latest {@code step}. */
    Path log(String step) {
        return root.resolve("logs").resolve(step + ".log");
    }

    /** Returns the file that a build in progress keeps locked. */
    Path lockFile() {
        return root.resolve("lock");
    }
}
