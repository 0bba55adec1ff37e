package org.montyjvm.internal.os;

import java.time.Duration;

/** How much real sleep is left. Safe for use by several threads. */
final class SleepBudget {
    private final Duration total;
    private Duration spent;

    SleepBudget(Duration total, Duration spent) {
        this.total = total;
        this.spent = spent;
    }

    /** Takes a sleep, all of it or nothing; tells whether there was enough. */
    synchronized boolean take(Duration delay) {
        if (delay.compareTo(total.minus(spent)) > 0) {
            return false;
        }
        spent = spent.plus(delay);
        return true;
    }

    synchronized Duration spent() {
        return spent;
    }
}
