package org.montyjvm.spi;

import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyState;

/** The states of a platform as methods, for a class that holds a {@link MontyStateCell}. */
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
     * Goes from idle to active.
     *
     * @throws MontyDisposedError if the platform is closed
     * @throws IllegalStateException if another run is in progress
     */
    default void beginRun() {
        stateCell().move(MontyMove.RUN);
    }

    /**
     * Goes from active back to idle, or stays disposed.
     *
     * @return true if the platform was disposed during the run, so that the caller has to free what it holds
     */
    default boolean endRun() {
        return stateCell().move(MontyMove.END) == MontyState.DISPOSED;
    }

    /**
     * Goes to disposed from any state.
     *
     * @return the state before
     */
    default MontyState dispose() {
        return stateCell().move(MontyMove.DISPOSE);
    }

    /**
     * Checks that the platform is not closed.
     *
     * @param what what the caller wants to do, for the message: {@code "cannot <what>: the platform is DISPOSED"}
     * @throws MontyDisposedError if the platform is closed
     */
    default void requireOpen(String what) {
        if (state() == MontyState.DISPOSED) {
            throw MontyErrors.disposed("cannot " + what + ": the platform is DISPOSED; it was closed before");
        }
    }
}
