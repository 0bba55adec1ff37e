package org.montyjvm.spi;

import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyState;

/** The states of a platform or session as methods, for a class that holds a {@link MontyStateCell}. */
public interface MontyStateMixin {
    /**
     * Returns the cell that holds the state; always the same one.
     *
     * @return the cell
     */
    MontyStateCell stateCell();

    /**
     * Returns the state at this moment. Another thread may change it before the caller looks at it.
     *
     * @return the state
     */
    default MontyState state() {
        return stateCell().get();
    }

    /**
     * Checks that it is not closed.
     *
     * @param what what the caller wants to do, for the message: {@code "cannot <what>: the platform is DISPOSED"}
     * @throws MontyDisposedError if it is closed
     */
    default void requireOpen(String what) {
        if (stateCell().phase() == MontyPhase.DISPOSED) {
            throw stateCell().illegal(what, MontyPhase.DISPOSED);
        }
    }
}
