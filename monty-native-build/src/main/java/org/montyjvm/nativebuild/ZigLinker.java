package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Zig as a linker, which can aim at an older glibc than this machine's, installed in the {@link BuildCache} as two
 * Python packages of fixed versions.
 *
 * @param folder the virtual environment
 * @param caches where zig keeps what it makes
 */
record ZigLinker(Path folder, Path caches) {

    /** The version of zig. */
    static final String ZIG_VERSION = "0.15.1";

    /** The version of the cargo command that puts zig in the linker's place. */
    static final String ZIGBUILD_VERSION = "0.24.0";

    /**
     * Returns the linker, installed now unless an earlier build did. The caller holds the {@link BuildLock}.
     *
     * @throws NativeBuildException if Python 3 is missing or the packages are not to be had
     */
    static ZigLinker install(BuildCache cache, Console console) {
        Path folder = cache.zig().resolve(ZIG_VERSION + "-" + ZIGBUILD_VERSION);
        ZigLinker linker = new ZigLinker(folder, cache.zig().resolve("cache"));
        Path installed = folder.resolve("installed");
        if (!Files.isRegularFile(installed)) {
            console.progress("Installing zig " + ZIG_VERSION + " as a linker …");
            try {
                Folders.delete(folder);
                Command.of("python3", "-m", "venv", folder.toString()).logTo(cache.log("zig-venv"));
                Command.of(
                                linker.program("pip"),
                                "install",
                                "ziglang==" + ZIG_VERSION,
                                "cargo-zigbuild==" + ZIGBUILD_VERSION)
                        .logTo(cache.log("zig-install"));
                Files.writeString(installed, "");
            } catch (IOException e) {
                throw new NativeBuildException("Cannot install zig in " + folder, e);
            }
        }
        return linker;
    }

    /** Returns cargo with {@code words}, linking with zig. */
    Command cargo(List<String> words, Toolchain toolchain) {
        List<String> all = new ArrayList<>(List.of(program("cargo-zigbuild")));
        all.addAll(words);
        return Command.of(all)
                .with(toolchain.environment())
                .with(Map.of(
                        "CARGO", toolchain.cargo().toString(),
                        "CARGO_ZIGBUILD_PYTHON_PATH", program("python"),
                        "CARGO_ZIGBUILD_CACHE_DIR", caches.toString(),
                        "ZIG_GLOBAL_CACHE_DIR", caches.resolve("global").toString(),
                        "ZIG_LOCAL_CACHE_DIR", caches.resolve("local").toString()));
    }

    private String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }
}
