package org.montyjvm.internal.os;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a time, unless the run is cancelled or the thread interrupted first. */
final class Sleeper {
    private Sleeper() {}

    /**
     * Returns when the time is over.
     *
     * @throws CancellationException if the run was cancelled
     * @throws InterruptedException if the thread was interrupted
     */
    static void sleep(Duration delay, CancelSignal signal) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        Registration registration = signal.onCancel(cancelled::countDown);
        try {
            if (cancelled.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new CancellationException("cancelled during a sleep of " + delay);
            }
        } finally {
            registration.close();
        }
    }
}
