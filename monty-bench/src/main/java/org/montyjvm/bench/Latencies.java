package org.montyjvm.bench;

import java.util.stream.LongStream;

/** Times in nanoseconds, at least one. */
final class Latencies {
    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    static Latencies of(LongStream times) {
        return new Latencies(times.sorted().toArray());
    }

    /** Returns the shortest time that this share of all does not exceed. */
    long percentile(double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    long longest() {
        return sorted[sorted.length - 1];
    }

    int count() {
        return sorted.length;
    }
}
