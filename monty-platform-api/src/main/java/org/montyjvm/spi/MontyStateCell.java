package org.montyjvm.spi;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyState;

/**
 * Holds the phase of one platform or session, together with what it is in that phase for, and moves both at once by the
 * table of {@link MontyMove}. Safe for use by several threads.
 */
public final class MontyStateCell {
    private static final AtomicReferenceFieldUpdater<MontyStateCell, At> AT =
            AtomicReferenceFieldUpdater.newUpdater(MontyStateCell.class, At.class, "at");

    private final String noun;
    private volatile At at = new At(MontyPhase.IDLE, null);

    /**
     * A phase, and what holds it.
     *
     * @param phase the phase
     * @param holder the run that is in progress, the pause that it waits at, or null
     */
    record At(MontyPhase phase, @Nullable Object holder) {}

    /**
     * Makes a cell that is {@link MontyPhase#IDLE}.
     *
     * @param noun what the cell belongs to, for messages: {@code "platform"}
     */
    public MontyStateCell(String noun) {
        this.noun = Objects.requireNonNull(noun, "noun");
    }

    /**
     * Returns the state at this moment, as applications see it.
     *
     * @return the state
     */
    public MontyState get() {
        return at.phase().state();
    }

    /**
     * Returns the phase at this moment.
     *
     * @return the phase
     */
    public MontyPhase phase() {
        return at.phase();
    }

    /** Returns the phase at this moment, and what holds it. */
    At at() {
        return at;
    }

    /**
     * Makes a move, atomically, and returns the phase before it.
     *
     * @param move the move
     * @return the phase that the move started from
     * @throws MontyDisposedError if the move is not legal because the platform or session is closed
     * @throws IllegalStateException if the move is not legal for another reason; the message names the state
     */
    public MontyPhase move(MontyMove move) {
        return move(move, move.verb(), null).phase();
    }

    /** Makes a move for what will hold the phase after it, and returns what was before. */
    At move(MontyMove move, String verb, @Nullable Object holder) {
        while (true) {
            At from = at;
            MontyPhase to = move.from(from.phase());
            if (to == null) {
                throw illegal(verb, from.phase());
            }
            if (AT.compareAndSet(this, from, new At(to, holder))) {
                return from;
            }
        }
    }

    /** Makes a move if that object holds the phase now, and returns whether it did. Another one holds it then. */
    boolean take(MontyMove move, Object expected, Object holder) {
        At from = at;
        MontyPhase to = move.from(from.phase());
        // Not repeated: the only change that can come in between takes the phase away from the expected holder.
        return to != null && from.holder() == expected && AT.compareAndSet(this, from, new At(to, holder));
    }

    /** Returns what to throw where something cannot be done in the phase. */
    RuntimeException illegal(String verb, MontyPhase phase) {
        String what = "cannot " + verb + ": the " + noun + " is " + phase.state();
        return switch (phase) {
            case DISPOSED -> MontyErrors.disposed(what + "; it was closed before");
            case RUNNING ->
                new IllegalStateException(what + ", another run is in progress; create one " + noun + " per thread");
            case SUSPENDED ->
                new IllegalStateException(what + ", a run waits for an answer; resume() or cancel() it first");
            case IDLE -> new IllegalStateException(what + ", no run is in progress");
        };
    }

    /** What the cell belongs to. */
    String noun() {
        return noun;
    }
}
