package org.montyjvm.wire;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the runs that their callers gave up waiting for, over the whole process. */
final class Zombies {
    private static final AtomicLong ALIVE = new AtomicLong();
    private static final AtomicLong TOTAL = new AtomicLong();

    private Zombies() {}

    static void abandoned() {
        ALIVE.incrementAndGet();
        TOTAL.incrementAndGet();
    }

    static void ended() {
        ALIVE.decrementAndGet();
    }

    /** Takes an abandonment back: the run had ended after all. */
    static void notAbandoned() {
        ALIVE.decrementAndGet();
        TOTAL.decrementAndGet();
    }

    static long alive() {
        return ALIVE.get();
    }

    static long total() {
        return TOTAL.get();
    }
}
