package org.montyjvm.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter that was made out of bytes.
 *
 * @param bindings the interpreter
 * @param turn the question that it waits at, without outputs and cost, or null for a session that is idle
 * @param <B> a script's or a session's bindings
 */
public record MontyRestored<B extends MontyCoreBindings>(
        B bindings, @Nullable MontyTurn turn) {
    /**
     * Holds what was restored.
     *
     * @param bindings {@link #bindings()}
     * @param turn {@link #turn()}
     * @throws NullPointerException if {@code bindings} is null
     */
    public MontyRestored {
        Objects.requireNonNull(bindings, "bindings");
    }
}
