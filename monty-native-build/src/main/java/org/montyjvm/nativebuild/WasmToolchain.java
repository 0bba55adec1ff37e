package org.montyjvm.nativebuild;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link Toolchain} that can build for {@link WasmFlags#TARGET}: one with the target's standard library, else Debian's,
 * which builds the standard library from source and links it with Debian's C library for WASI.
 *
 * @param toolchain the toolchain
 * @param arguments what cargo is told beside the target
 * @param flags what the compiler is told
 * @param environment variables for cargo
 */
record WasmToolchain(Toolchain toolchain, List<String> arguments, List<String> flags, Map<String, String> environment) {

    private static final Path WASI_LIBC = Path.of("/usr/lib/wasm32-wasi");

    private static final String SOURCES = "lib/rustlib/src/rust/library/std/Cargo.toml";

    /**
     * Returns the toolchain to use.
     *
     * @throws NativeBuildException if there is none; the message says how to get one
     */
    static WasmToolchain find(ToolchainSearch search) {
        ToolchainNeed installed = ToolchainNeed.toBuildFor(WasmFlags.TARGET);
        return search.findIfThere(installed)
                .map(found -> new WasmToolchain(found, List.of(), List.of(), Map.of()))
                .or(() -> fromSources(search))
                .orElseThrow(() -> new NativeBuildException("monty.wasm must be built from source, which needs "
                        + installed.describe() + ".\nGet one of\n  rustup:  rustup target add " + WasmFlags.TARGET
                        + "\n  Debian:  apt-get install rustc-web cargo-web rust-web-src wasi-libc lld-22"
                        + "\nand run the same command again."));
    }

    /**
     * Without the file that makes a module a reactor, every export would run all constructors and destructors around each
     * call; a toolchain with the target's standard library brings its own.
     *
     * <p>The unstable option that builds the standard library is one that a release takes when it is told to bootstrap.
     */
    private static Optional<WasmToolchain> fromSources(ToolchainSearch search) {
        if (!Files.isDirectory(WASI_LIBC)) {
            return Optional.empty();
        }
        return search.findFitting(
                        ToolchainNeed.toBuildForHost(),
                        toolchain -> Files.isRegularFile(toolchain.sysroot().resolve(SOURCES)))
                .map(found -> new WasmToolchain(
                        found,
                        List.of("-Zbuild-std=std,panic_abort", "-Zbuild-std-features="),
                        List.of(
                                "-L" + WASI_LIBC,
                                "-Clink-arg=" + WASI_LIBC.resolve("crt1-reactor.o"),
                                "-Clink-arg=--export=_initialize"),
                        Map.of("RUSTC_BOOTSTRAP", "1")));
    }

    /**
     * Returns everything that the compiler is told, with the folders of this machine remapped, those of {@code replaced}
     * crates to their own names: what they are called besides differs from machine to machine.
     */
    List<String> allFlags(BuildCache cache, Iterable<Path> replaced) {
        List<String> all = new ArrayList<>(WasmFlags.RUSTC_FLAGS);
        all.addAll(flags);
        all.addAll(PathRemapping.flags(cache));
        all.add("--remap-path-prefix=" + cache.wasm() + "=crates");
        replaced.forEach(crate -> all.add("--remap-path-prefix=" + crate + "=crates/" + crate.getFileName()));
        return all;
    }
}
