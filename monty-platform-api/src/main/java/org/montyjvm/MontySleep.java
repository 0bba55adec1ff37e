package org.montyjvm;

import java.time.Duration;
import java.util.Objects;

/**
 * What happens when a script sleeps, with {@code time.sleep} or {@code asyncio.sleep}. Immutable, and safe to share between
 * threads.
 */
public sealed interface MontySleep {
    /**
     * Returns the policy that raises {@code PermissionError}.
     *
     * @return the policy
     */
    static Refuse refuse() {
        return Refuse.INSTANCE;
    }

    /**
     * Returns the policy that returns at once, as if no time had passed; the default.
     *
     * @return the policy
     */
    static Skip skip() {
        return Skip.INSTANCE;
    }

    /**
     * Returns the policy that returns at once and lets the script's clock advance by the time asked for. Tasks that sleep
     * at the same time sleep as long as the longest of them.
     *
     * @return the policy
     */
    static Virtual virtual() {
        return Virtual.INSTANCE;
    }

    /**
     * Returns the policy that really waits, until a total is used up; a sleep that is longer than what is left of it
     * raises {@code PermissionError}. A run that waits can be cancelled and interrupted, and the time does not count
     * against {@link MontyLimits#duration()}.
     *
     * @param total the most that one run, or one session until its reset, may sleep. Each sleep counts in full, also those
     *     of tasks that sleep at the same time
     * @return the policy
     * @throws IllegalArgumentException if the total is negative, or longer than 292 years
     * @throws NullPointerException if {@code total} is null
     */
    static Real real(Duration total) {
        return new Real(total);
    }

    /** Sleeping is not permitted. */
    record Refuse() implements MontySleep {
        private static final Refuse INSTANCE = new Refuse();
    }

    /** Sleeping takes no time at all. */
    record Skip() implements MontySleep {
        private static final Skip INSTANCE = new Skip();
    }

    /** Sleeping takes time by the script's clock alone. */
    record Virtual() implements MontySleep {
        private static final Virtual INSTANCE = new Virtual();
    }

    /**
     * Sleeping takes time.
     *
     * @param total how much of it
     */
    record Real(Duration total) implements MontySleep {
        private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

        /**
         * Holds a total.
         *
         * @param total {@link #total()}
         * @throws IllegalArgumentException if the total is negative, or longer than 292 years
         * @throws NullPointerException if {@code total} is null
         */
        public Real {
            Objects.requireNonNull(total, "total");
            if (total.isNegative() || total.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("total must be between zero and " + LONGEST + ", was " + total);
            }
        }
    }
}
