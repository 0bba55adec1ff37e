package org.montyjvm.spi;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyState;

/** Holds the state of one platform and moves it by the table of {@link MontyMove}; safe for use by several threads. */
public final class MontyStateCell {
    private static final AtomicReferenceFieldUpdater<MontyStateCell, MontyState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(MontyStateCell.class, MontyState.class, "state");

    private volatile MontyState state = MontyState.IDLE;

    /** Makes a cell that is {@link MontyState#IDLE}. */
    public MontyStateCell() {}

    /**
     * Returns the state at this moment.
     *
     * @return the state
     */
    public MontyState get() {
        return state;
    }

    /**
     * Makes a move, atomically, and returns the state before it.
     *
     * @param move the move
     * @return the state that the move started from
     * @throws MontyDisposedError if the move is not legal because the platform is closed
     * @throws IllegalStateException if the move is not legal for another reason; the message names the state
     */
    public MontyState move(MontyMove move) {
        while (true) {
            MontyState from = state;
            MontyState to = move.from(from);
            if (to == null) {
                throw illegal(move, from);
            }
            if (STATE.compareAndSet(this, from, to)) {
                return from;
            }
        }
    }

    private static RuntimeException illegal(MontyMove move, MontyState from) {
        String what = "cannot " + move.verb() + ": the platform is " + from;
        return switch (from) {
            case DISPOSED -> MontyErrors.disposed(what + "; it was closed before");
            case ACTIVE ->
                new IllegalStateException(what + ", another run is in progress; create one platform per thread");
            case IDLE -> new IllegalStateException(what + ", no run is in progress");
        };
    }
}
