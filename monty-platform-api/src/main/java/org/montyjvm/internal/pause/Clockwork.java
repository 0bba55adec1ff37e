package org.montyjvm.internal.pause;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that waits for points in time. What it starts there must be short. */
public final class Clockwork {
    /** Some 146 years: the most that can be added to any {@link System#nanoTime()} and still be compared. */
    private static final long FOREVER_NANOS = Long.MAX_VALUE / 2;

    private Clockwork() {}

    /** Started when first needed. */
    private static final class Holder {
        static final ScheduledThreadPoolExecutor EXECUTOR = executor();

        private static ScheduledThreadPoolExecutor executor() {
            ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(null, task, "monty-clock", 0, false);
                thread.setDaemon(true);
                thread.setContextClassLoader(null); // the application that came first must not be kept alive
                return thread;
            });
            executor.setRemoveOnCancelPolicy(true);
            return executor;
        }
    }

    /** Runs the action after that time, and returns what takes it back. */
    public static Runnable after(long nanos, Runnable action) {
        ScheduledFuture<?> scheduled =
                Holder.EXECUTOR.schedule(action, Math.min(nanos, FOREVER_NANOS), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /** Returns the time in nanoseconds; one that is too long is as good as for ever. */
    public static long nanos(Duration time) {
        try {
            return Math.max(-FOREVER_NANOS, Math.min(time.toNanos(), FOREVER_NANOS));
        } catch (ArithmeticException tooLong) {
            return time.isNegative() ? -FOREVER_NANOS : FOREVER_NANOS;
        }
    }
}
