package org.montyjvm.spi;

import org.montyjvm.MontyState;

/** Where a platform or session stands in its life, finer than {@link MontyState}, which applications see. */
public enum MontyPhase {
    /** Nothing is in progress. */
    IDLE(MontyState.IDLE),

    /** A thread is at work in the interpreter. */
    RUNNING(MontyState.ACTIVE),

    /** A run waits for an answer. */
    SUSPENDED(MontyState.ACTIVE),

    /** It was closed. */
    DISPOSED(MontyState.DISPOSED);

    private final MontyState state;

    MontyPhase(MontyState state) {
        this.state = state;
    }

    /**
     * Returns the phase as applications see it.
     *
     * @return the state
     */
    public MontyState state() {
        return state;
    }
}
