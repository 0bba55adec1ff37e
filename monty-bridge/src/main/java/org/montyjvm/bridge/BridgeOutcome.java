package org.montyjvm.bridge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/** What came of a call. */
public sealed interface BridgeOutcome {
    /**
     * The call gave a value.
     *
     * @param value the value, shortened where it is too large for an event
     */
    record Returned(MontyValue value) implements BridgeOutcome {
        /**
         * Holds an outcome.
         *
         * @param value {@link #value()}
         */
        public Returned {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The call raised an exception in Python.
     *
     * @param excType the type of the exception
     * @param message its message, or null if it has none
     */
    record Raised(String excType, @Nullable String message) implements BridgeOutcome {
        /**
         * Holds an outcome.
         *
         * @param excType {@link #excType()}
         * @param message {@link #message()}
         */
        public Raised {
            Objects.requireNonNull(excType, "excType");
        }
    }

    /**
     * The run ended before the call did, and the call was cancelled.
     *
     * @param reason why
     */
    record Cancelled(String reason) implements BridgeOutcome {
        /**
         * Holds an outcome.
         *
         * @param reason {@link #reason()}
         */
        public Cancelled {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
