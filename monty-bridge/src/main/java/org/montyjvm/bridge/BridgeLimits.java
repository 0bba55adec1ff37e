package org.montyjvm.bridge;

import java.time.Duration;
import java.util.Objects;

/**
 * The bounds of what the calls of a run may cost the host. The interpreter has its own, {@link org.montyjvm.MontyLimits}.
 *
 * @param calls how many calls a run may make, of functions and of the operating system; 10,000 by default
 * @param callsInFlight how many calls may be awaited at the same time; 1,000 by default
 * @param callTimeout how long a call may take, unless its function says otherwise; 30 s by default. The script sees a
 *     {@code TimeoutError}
 * @param handlerTime how long all calls of a run together may take; 10 min by default
 * @param eventBytes how large an event may be as JSON; 64 KiB by default, 4 KiB at least. What is larger is cut
 */
public record BridgeLimits(int calls, int callsInFlight, Duration callTimeout, Duration handlerTime, int eventBytes) {
    /** The least value of {@link #eventBytes()}. */
    public static final int MIN_EVENT_BYTES = 4 * 1_024;

    private static final BridgeLimits DEFAULTS =
            new BridgeLimits(10_000, 1_000, Duration.ofSeconds(30), Duration.ofMinutes(10), 64 * 1_024);

    /**
     * Holds limits.
     *
     * @param calls {@link #calls()}
     * @param callsInFlight {@link #callsInFlight()}
     * @param callTimeout {@link #callTimeout()}
     * @param handlerTime {@link #handlerTime()}
     * @param eventBytes {@link #eventBytes()}
     * @throws IllegalArgumentException if one is not positive, or too small; the message says which
     * @throws NullPointerException if an argument is null
     */
    public BridgeLimits {
        require("calls", calls, 1);
        require("callsInFlight", callsInFlight, 1);
        require("callTimeout", callTimeout);
        require("handlerTime", handlerTime);
        require("eventBytes", eventBytes, MIN_EVENT_BYTES);
    }

    private static void require(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is at least " + least + ", not " + value);
        }
    }

    private static void require(String name, Duration value) {
        if (Objects.requireNonNull(value, name).isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " is positive, not " + value);
        }
    }

    /**
     * Returns the limits that hold unless said otherwise.
     *
     * @return the defaults
     */
    public static BridgeLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Returns these limits with another number of calls.
     *
     * @param most {@link #calls()}
     * @return new limits
     */
    public BridgeLimits withCalls(int most) {
        return new BridgeLimits(most, callsInFlight, callTimeout, handlerTime, eventBytes);
    }

    /**
     * Returns these limits with another number of calls at the same time.
     *
     * @param most {@link #callsInFlight()}
     * @return new limits
     */
    public BridgeLimits withCallsInFlight(int most) {
        return new BridgeLimits(calls, most, callTimeout, handlerTime, eventBytes);
    }

    /**
     * Returns these limits with another time for each call.
     *
     * @param most {@link #callTimeout()}
     * @return new limits
     */
    public BridgeLimits withCallTimeout(Duration most) {
        return new BridgeLimits(calls, callsInFlight, most, handlerTime, eventBytes);
    }

    /**
     * Returns these limits with another time for all calls.
     *
     * @param most {@link #handlerTime()}
     * @return new limits
     */
    public BridgeLimits withHandlerTime(Duration most) {
        return new BridgeLimits(calls, callsInFlight, callTimeout, most, eventBytes);
    }

    /**
     * Returns these limits with another size of events.
     *
     * @param most {@link #eventBytes()}
     * @return new limits
     */
    public BridgeLimits withEventBytes(int most) {
        return new BridgeLimits(calls, callsInFlight, callTimeout, handlerTime, most);
    }
}
