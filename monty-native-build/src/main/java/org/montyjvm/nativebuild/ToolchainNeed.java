package org.montyjvm.nativebuild;

import java.util.List;
import java.util.Optional;

/**
 * What a {@link Toolchain} must have to be taken.
 *
 * @param target the Rust target to build for, or nothing for the one that the toolchain runs on
 * @param tools programs beside the compiler, for example {@code cargo-clippy}
 */
record ToolchainNeed(Optional<String> target, List<String> tools) {

    /** The oldest release that the interpreter compiles with. */
    static final String OLDEST = "1.96";

    private static final int OLDEST_MAJOR = 1;
    private static final int OLDEST_MINOR = 96;

    /** Returns the need to build for {@code target}. */
    static ToolchainNeed toBuildFor(String target) {
        return new ToolchainNeed(Optional.of(target), List.of());
    }

    /** Returns the need to build for the machine that the build runs on, with {@code tools}. */
    static ToolchainNeed toBuildForHost(String... tools) {
        return new ToolchainNeed(Optional.empty(), List.of(tools));
    }

    /** Returns why {@code toolchain} cannot be taken, or nothing if it can. */
    Optional<String> objectionTo(Toolchain toolchain) {
        if (!toolchain.version().isAtLeast(OLDEST_MAJOR, OLDEST_MINOR)) {
            return Optional.of("is too old");
        }
        String wanted = target.orElse(toolchain.hostTarget());
        if (!toolchain.hasTarget(wanted)) {
            return Optional.of("has no standard library for " + wanted);
        }
        return tools.stream()
                .filter(tool -> toolchain.tool(tool).isEmpty())
                .findFirst()
                .map(tool -> "has no " + tool);
    }

    /** Returns what is needed, for example {@code cargo 1.96 or newer with cargo-clippy}. */
    String describe() {
        String what = "cargo " + OLDEST + " or newer";
        String where = target.map(name -> " for " + name).orElse("");
        return what + where + (tools.isEmpty() ? "" : " with " + String.join(", ", tools));
    }
}
