package org.montyjvm.internal.supervision;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** Time as the pool sees it: a figure that only grows, and a wait. Tests have one that stands still until it is waited on. */
public interface PoolClock {
    /** Returns the nanoseconds since some moment before the first call; never less than a call before. */
    long nanos();

    /**
     * Waits until it is signalled or the time has passed, with the condition's lock held as always.
     *
     * @param condition what to wait on
     * @param nanos how long at most
     * @throws InterruptedException if the thread is interrupted
     */
    void await(Condition condition, long nanos) throws InterruptedException;

    /** Returns a clock that goes as the machine's does. */
    static PoolClock system() {
        long start = System.nanoTime();
        return new PoolClock() {
            @Override
            public long nanos() {
                return System.nanoTime() - start;
            }

            @Override
            @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
            public void await(Condition condition, long nanos) throws InterruptedException {
                boolean unused = condition.await(nanos, TimeUnit.NANOSECONDS);
            }
        };
    }
}
