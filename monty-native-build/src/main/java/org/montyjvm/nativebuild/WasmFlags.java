package org.montyjvm.nativebuild;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The choices that, beside the sources, decide what {@code monty.wasm} is; all of them are part of its digest. */
final class WasmFlags {

    /** The Rust target. */
    static final String TARGET = "wasm32-wasip1";

    /** The name of the module's file. */
    static final String FILE = "monty.wasm";

    /**
     * What overrides the crate's release profile. Small code is fast code here, because a JVM compiles small methods
     * only: measured with {@code opt-level=3}, nothing was faster and the module larger, with {@code z} regular
     * expressions took 4.6 times as long. The names of functions stay, for the report on those that are too large; they
     * are not shipped.
     */
    static final Map<String, String> PROFILE = Map.of(
            "CARGO_PROFILE_RELEASE_OPT_LEVEL", "s",
            "CARGO_PROFILE_RELEASE_PANIC", "abort",
            "CARGO_PROFILE_RELEASE_STRIP", "debuginfo");

    /**
     * The crates whose large functions are kept apart, beside our own: those that a script spends its time in. Others are
     * left as published.
     */
    static final List<String> SPLIT_CRATES = List.of(
            "fancy-regex",
            "monty",
            "monty-types",
            "regex-automata",
            "regex-syntax",
            "ruff_python_ast",
            "ruff_python_parser");

    /** The largest function that may be inlined, in tokens of its body. */
    static final String INLINED_TOKENS = "60";

    /** For a crate with a dispatch loop: the file, the method and what it matches on. */
    static final Map<String, List<String>> DISPATCH_LOOPS =
            Map.of("monty", List.of("src/bytecode/vm/mod.rs", "run", "opcode"));

    /**
     * Bytes of the module's own stack, beside which the JVM has one for its frames. It is part of what an idle session
     * takes, so it is for the usual depth of recursion; for more, the host gives an instance another one.
     */
    private static final int STACK_BYTES = 2 << 20;

    /**
     * What the compiler and the linker are told. The stack lies first, so that overflowing it is a trap. Hashes keep
     * their loops, which unrolled would be methods too large for HotSpot.
     */
    static final List<String> RUSTC_FLAGS = List.of(
            "--cap-lints=warn",
            "--cfg=sha2_backend_soft=\"compact\"",
            "-Clink-arg=--stack-first",
            "-Clink-arg=-zstack-size=" + STACK_BYTES);

    private WasmFlags() {}

    /** Returns the choices as one line of text, the same on every machine. */
    static String describe() {
        return "target=" + TARGET + " profile=" + sorted(PROFILE) + " split=" + SPLIT_CRATES + " tokens="
                + INLINED_TOKENS
                + " then dispatch=" + sorted(DISPATCH_LOOPS) + " rustflags=" + RUSTC_FLAGS + " "
                + PathRemapping.DESCRIPTION + ", replaced crates";
    }

    private static String sorted(Map<String, ?> map) {
        return map.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
