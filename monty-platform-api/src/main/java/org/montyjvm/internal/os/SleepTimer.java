package org.montyjvm.internal.os;

import java.time.Duration;

/** A sleep of one task, while others run. Ordered by the time of waking. */
public interface SleepTimer extends Comparable<SleepTimer> {
    /** Returns how long to wait from now: zero when it is over, and for a virtual clock. */
    Duration remaining();

    /** Returns how much of the sleep is left, by the clock that the script sees; for snapshots. */
    Duration left();

    /** Ends the sleep: a virtual clock jumps there. */
    void finish();
}
