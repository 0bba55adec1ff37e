package org.montyjvm.internal.supervision;

import java.time.Duration;
import java.util.Objects;

/**
 * What the application asked for; every component is checked.
 *
 * @param size how many sessions there are, at least 1
 * @param restarts how many may be replaced within {@code window}, 0 or more
 * @param window the stretch of time that {@code restarts} is for, longer than zero
 * @param firstBackOff the wait before the first replacement, zero or longer
 * @param longestBackOff the longest wait, not shorter than the first
 * @param closeWait how long closing waits for what is lent, zero or longer
 */
public record PoolPolicy(
        int size, int restarts, Duration window, Duration firstBackOff, Duration longestBackOff, Duration closeWait) {

    /**
     * Checks the policy.
     *
     * @throws IllegalArgumentException if a component is out of its range; the message names both
     * @throws NullPointerException if a component is null
     */
    public PoolPolicy {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(firstBackOff, "firstBackOff");
        Objects.requireNonNull(longestBackOff, "longestBackOff");
        Objects.requireNonNull(closeWait, "closeWait");
        require(size >= 1, "size must be at least 1, was " + size);
        require(restarts >= 0, "restarts must be at least 0, was " + restarts);
        require(!window.isNegative() && !window.isZero(), "the window must be longer than zero, was " + window);
        require(!firstBackOff.isNegative(), "the first back-off must not be negative, was " + firstBackOff);
        require(
                longestBackOff.compareTo(firstBackOff) >= 0,
                "the longest back-off must be at least the first, was " + longestBackOff + " and " + firstBackOff);
        require(!closeWait.isNegative(), "the wait of close must not be negative, was " + closeWait);
    }

    /** Returns the duration in nanoseconds, or the longest there is that can be added to without overflow. */
    static long nanos(Duration duration) {
        Duration longest = Duration.ofNanos(Long.MAX_VALUE / 4);
        return duration.compareTo(longest) > 0 ? longest.toNanos() : duration.toNanos();
    }

    private static void require(boolean legal, String message) {
        if (!legal) {
            throw new IllegalArgumentException(message);
        }
    }
}
