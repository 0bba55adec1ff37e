package org.montyjvm.nativebuild;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One build of {@code monty.wasm} with cargo. The caller holds the {@link BuildLock}.
 *
 * @param crate the crate
 * @param cache where builds are kept
 * @param wasm the toolchain
 */
record WasmBuild(CrateFolder crate, BuildCache cache, WasmToolchain wasm) {

    /** Between the flags in the one variable that lets a flag contain a space. */
    private static final String FLAG_SEPARATOR = "\u001f";

    /**
     * Returns the module.
     *
     * @throws NativeBuildException if cargo fails; the message ends with what it said last
     */
    Path run() {
        Toolchain toolchain = wasm.toolchain();
        SplitTool tool = SplitTool.build(crate, toolchain, cache);
        WasmCrate copy = WasmCrate.make(CargoProject.open(crate, toolchain, cache), tool);
        Path target = cache.wasm().resolve("target");
        List<String> words = new ArrayList<>(List.of("rustc"));
        words.addAll(copy.cargoArguments());
        words.addAll(List.of("--locked", "--target", WasmFlags.TARGET));
        words.addAll(wasm.arguments());
        words.addAll(BuildFlags.CARGO_ARGUMENTS);
        toolchain
                .command(words)
                .in(copy.folder())
                .with(toolchain.environment())
                .with(wasm.environment())
                .with(WasmFlags.PROFILE)
                .without("RUSTFLAGS")
                .with(Map.of(
                        "CARGO_TARGET_DIR", target.toString(),
                        "CARGO_ENCODED_RUSTFLAGS",
                                String.join(
                                        FLAG_SEPARATOR,
                                        wasm.allFlags(cache, copy.replaced().values()))))
                .logTo(cache.log(WasmFlags.TARGET));
        return target.resolve(WasmFlags.TARGET).resolve(BuildFlags.PROFILE).resolve("monty_jvm.wasm");
    }
}
