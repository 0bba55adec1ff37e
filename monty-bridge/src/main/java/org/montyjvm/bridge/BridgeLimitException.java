package org.montyjvm.bridge;

import java.util.Objects;

/**
 * The calls of a run hit one of the {@link BridgeLimits}. The script cannot catch this.
 *
 * <p><b>What to do:</b> fix the script, or raise the limit. Bridge and platform stay usable.
 */
public final class BridgeLimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What {@link #limit()} returns. */
    private final Limit limit;

    BridgeLimitException(Limit limit, String message) {
        super(message);
        this.limit = Objects.requireNonNull(limit, "limit");
    }

    /**
     * Returns which limit it was.
     *
     * @return the limit
     */
    public Limit limit() {
        return limit;
    }

    /** The limits that end a run. */
    public enum Limit {
        /** {@link BridgeLimits#calls()}. */
        CALLS,
        /** {@link BridgeLimits#handlerTime()}. */
        HANDLER_TIME,
        /** {@link BridgeLimits#callsInFlight()}. */
        CALLS_IN_FLIGHT
    }
}
