package org.montyjvm;

import java.util.Objects;
import java.util.Optional;

/**
 * A {@link MontySupervisor} at one moment, for monitoring. {@code idle + leased + zombies + missing} is {@code size},
 * until it is closed.
 *
 * @param status all of it in one word
 * @param size how many sessions there should be
 * @param idle sessions that wait for a borrower
 * @param leased sessions that a borrower has
 * @param zombies places that stay empty until a run that was left behind has ended
 * @param missing places that are empty for another reason: their session was lost and not yet replaced, or is being
 *     looked after at this moment
 * @param counters what happened so far
 * @param lastLoss the error that cost the last session that was lost, or empty if none was
 */
public record MontySupervisorHealth(
        Status status,
        int size,
        int idle,
        int leased,
        int zombies,
        int missing,
        MontySupervisorCounters counters,
        Optional<MontyError> lastLoss) {

    /**
     * Holds the figures.
     *
     * @param status {@link #status()}
     * @param size {@link #size()}
     * @param idle {@link #idle()}
     * @param leased {@link #leased()}
     * @param zombies {@link #zombies()}
     * @param missing {@link #missing()}
     * @param counters {@link #counters()}
     * @param lastLoss {@link #lastLoss()}
     * @throws NullPointerException if an argument is null
     */
    public MontySupervisorHealth {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(lastLoss, "lastLoss");
    }

    /** How a supervisor is. */
    public enum Status {
        /** Every session is there, idle or lent. */
        HEALTHY,
        /** Some are not there, and will be. */
        DEGRADED,
        /** Some are lost, and the budget of restarts is spent for the moment: somebody should look at the cause. */
        EXHAUSTED,
        /** The supervisor was closed. */
        CLOSED
    }
}
