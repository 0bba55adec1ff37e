package org.montyjvm.nativebuild;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a module must keep to before it is shipped: it asks its host for little and tells nothing of who built it. */
final class WasmRules {

    /** The clock measures limits, standard error carries a panic's message, random bytes seed hash tables. */
    static final Set<String> ALLOWED_IMPORTS = Set.of(
            "monty.cancelled",
            "monty.printed",
            "wasi_snapshot_preview1.clock_time_get",
            "wasi_snapshot_preview1.environ_get",
            "wasi_snapshot_preview1.environ_sizes_get",
            "wasi_snapshot_preview1.fd_write",
            "wasi_snapshot_preview1.proc_exit",
            "wasi_snapshot_preview1.random_get",
            "wasi_snapshot_preview1.sched_yield");

    private static final Set<String> RUNTIME_EXPORTS = Set.of("memory", "_initialize");

    private static final String EXPORT_PREFIX = "monty_";

    /**
     * The functions of the C library that the crate defines itself. A module cannot hide what has a C name; they compute a
     * number and touch nothing.
     */
    private static final Set<String> MATHEMATICS = Set.of(
            "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "exp", "exp2", "expm1",
            "hypot", "log", "log10", "log1p", "log2", "pow", "sin", "sinh", "tan", "tanh");

    private WasmRules() {}

    /** Returns one line for each rule that {@code module} breaks, naming what breaks it. */
    static List<String> violations(Path module) {
        byte[] bytes = AtomicFile.read(module);
        WasmFile file = WasmFile.parse(bytes);
        List<String> broken = new ArrayList<>();
        file.imports().stream()
                .filter(name -> !ALLOWED_IMPORTS.contains(name))
                .forEach(name -> broken.add("imports " + name));
        file.exports().stream()
                .filter(name -> !name.startsWith(EXPORT_PREFIX))
                .filter(name -> !RUNTIME_EXPORTS.contains(name) && !MATHEMATICS.contains(name))
                .forEach(name -> broken.add("exports " + name));
        file.customSections().stream()
                .filter(name -> name.startsWith(".debug"))
                .forEach(name -> broken.add("contains the section " + name));
        broken.addAll(LibraryRules.privatePaths(new String(bytes, StandardCharsets.ISO_8859_1)));
        return broken;
    }
}
