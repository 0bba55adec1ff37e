package org.montyjvm.internal.os;

import java.time.Duration;

/** A sleep that ends when that much time has passed in the world. */
record RealTimer(long endNanos) implements SleepTimer {

    static RealTimer in(Duration delay) {
        return new RealTimer(System.nanoTime() + delay.toNanos());
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    @Override
    public Duration left() {
        return remaining();
    }

    @Override
    public void finish() {}

    @Override
    public int compareTo(SleepTimer other) {
        return Long.signum(endNanos - ((RealTimer) other).endNanos);
    }
}
