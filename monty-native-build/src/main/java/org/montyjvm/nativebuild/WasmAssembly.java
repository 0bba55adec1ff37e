package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts {@code monty.wasm} where it is needed: the prebuilt one where it fits the sources, else one built on this machine
 * before, else one that cargo builds.
 *
 * @param crate the crate
 * @param cache where builds are kept
 * @param search where toolchains come from
 * @param console where progress goes
 */
record WasmAssembly(CrateFolder crate, BuildCache cache, ToolchainSearch search, Console console) {

    /**
     * Makes {@code output} the module that fits the sources; does nothing that is already done.
     *
     * @throws NativeBuildException if there is no prebuilt module for these sources and none can be built
     */
    void into(Path output) {
        String digest = InputDigest.ofWasm(crate);
        Prebuilt prebuilt = crate.prebuiltWasm();
        AtomicFile.copy(prebuilt.isBuiltFrom(digest) ? prebuilt.file() : builtHere(digest), output);
    }

    /**
     * Makes the prebuilt module fit the sources.
     *
     * @throws NativeBuildException if it cannot be built or must not be shipped
     */
    void refreshPrebuilt() {
        String digest = InputDigest.ofWasm(crate);
        Path built = builtHere(digest);
        List<String> violations = WasmRules.violations(built);
        if (!violations.isEmpty()) {
            throw new NativeBuildException(
                    "The module " + built + " must not be shipped:\n  " + String.join("\n  ", violations));
        }
        Prebuilt prebuilt = crate.prebuiltWasm();
        AtomicFile.copy(built, prebuilt.file());
        prebuilt.writeDigest(digest);
        writeFacts(prebuilt);
        console.result("Refreshed " + prebuilt.folder());
    }

    private Path builtHere(String digest) {
        Path kept = cache.wasm().resolve("built").resolve(digest).resolve(WasmFlags.FILE);
        if (Files.isRegularFile(kept)) {
            return kept;
        }
        WasmToolchain toolchain = WasmToolchain.find(search);
        return BuildLock.holding(cache, console, () -> {
            if (!Files.isRegularFile(kept)) {
                console.progress("Building monty.wasm with cargo "
                        + toolchain.toolchain().version() + " (first time: several minutes) …");
                Path built = new WasmBuild(crate, cache, toolchain).run();
                if (!InputDigest.ofWasm(crate).equals(digest)) {
                    throw new NativeBuildException("The native sources changed while they were built. Run it again.");
                }
                AtomicFile.copy(built, kept);
            }
            return kept;
        });
    }

    private void writeFacts(Prebuilt prebuilt) {
        try {
            Toolchain toolchain = WasmToolchain.find(search).toolchain();
            Files.writeString(prebuilt.buildFacts(), """
                    cargo %s
                    %s
                    target %s
                    %d bytes
                    """.formatted(
                            toolchain.version(), toolchain.compiler(), WasmFlags.TARGET, Files.size(prebuilt.file())));
        } catch (IOException e) {
            throw new NativeBuildException("Cannot write " + prebuilt.buildFacts(), e);
        }
    }
}
