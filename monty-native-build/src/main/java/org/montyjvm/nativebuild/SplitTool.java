package org.montyjvm.nativebuild;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program of ours, in the crate's folder {@code wasm-split}, that rewrites a copy of a crate so that its functions
 * stay small.
 *
 * @param program the built program
 * @param digest the digest of its sources, and of the patches beside them
 */
record SplitTool(Path program, String digest) {

    /**
     * Returns the program, built now unless an earlier build did. The caller holds the {@link BuildLock}.
     *
     * @throws NativeBuildException if it cannot be built
     */
    static SplitTool build(CrateFolder crate, Toolchain toolchain, BuildCache cache) {
        CrateFolder tool = crate.splitTool();
        Path target = cache.wasm().resolve("tool");
        toolchain
                .command(List.of("build", "--locked", "--release"))
                .in(tool.root())
                .with(toolchain.environment())
                .with(Map.of("CARGO_TARGET_DIR", target.toString()))
                .logTo(cache.log("wasm-split"));
        return new SplitTool(target.resolve("release/wasm-split"), InputDigest.ofFiles(tool, tool.inputs()));
    }

    /**
     * Rewrites the crate called {@code name} in {@code folder}.
     *
     * @throws NativeBuildException if it has a shape that the program does not know: upstream has changed
     */
    void rewrite(String name, Path folder) {
        List<String> words = new ArrayList<>(List.of(program.toString(), folder.toString()));
        words.addAll(List.of("--outline", WasmFlags.INLINED_TOKENS));
        // Last, because it decides itself which of the functions it makes are inlined.
        List<String> loop = WasmFlags.DISPATCH_LOOPS.get(name);
        if (loop != null) {
            words.add("--dispatch");
            words.addAll(loop);
        }
        Command.of(words).output();
    }
}
