package org.montyjvm.internal.os;

import java.time.Duration;

/**
 * A sleep that ends as soon as nobody else has anything to do, at its own time by the script's clock.
 *
 * @param clock the script's clock
 * @param end how far the clock is advanced then
 */
record VirtualTimer(ScriptClock clock, Duration end) implements SleepTimer {

    static VirtualTimer in(ScriptClock clock, Duration delay) {
        return new VirtualTimer(clock, clock.advanced().plus(delay));
    }

    @Override
    public Duration remaining() {
        return Duration.ZERO;
    }

    @Override
    public Duration left() {
        Duration left = end.minus(clock.advanced());
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public void finish() {
        clock.advanceTo(end);
    }

    @Override
    public int compareTo(SleepTimer other) {
        return end.compareTo(((VirtualTimer) other).end);
    }
}
