package org.montyjvm.internal.supervision;

/**
 * How long to wait before a lost session is replaced: twice as long after each loss, until one comes back in order.
 * Without chance, as there is one pool and nobody to fall into step with. Not safe for use by several threads at once.
 */
final class BackOff {
    private final long firstNanos;
    private final long longestNanos;
    private long nextNanos;

    BackOff(long firstNanos, long longestNanos) {
        this.firstNanos = firstNanos;
        this.longestNanos = longestNanos;
        nextNanos = firstNanos;
    }

    /** Returns the wait after one more loss. */
    long lost() {
        long wait = nextNanos;
        nextNanos = nextNanos > longestNanos / 2 ? longestNanos : nextNanos * 2;
        return wait;
    }

    /** Starts over: a session did its work. */
    void worked() {
        nextNanos = firstNanos;
    }
}
