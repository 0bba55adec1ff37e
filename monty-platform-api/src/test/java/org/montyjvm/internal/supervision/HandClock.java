package org.montyjvm.internal.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;

/** A clock that stands still until somebody waits on it, and then jumps to the end of the wait. */
final class HandClock implements PoolClock {
    /** The waits, in order. */
    final List<Duration> waits = new ArrayList<>();

    /** What happens during the next wait, as if another thread did it. */
    Runnable meanwhile = () -> {};

    private long now;

    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void await(Condition condition, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        waits.add(Duration.ofNanos(nanos));
        now += nanos;
        Runnable event = meanwhile;
        meanwhile = () -> {};
        event.run();
    }
}
