package org.montyjvm.bridge;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of all bridges: daemons that go when there is nothing to do. */
final class BridgeThreads {
    private static final long KEEP_SECONDS = 2;

    private static final Executor WORKERS = new Workers(new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("monty-bridge-")));

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private BridgeThreads() {}

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("monty-bridge-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(KEEP_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Returns where handlers and subscribers work. */
    static Executor workers() {
        return WORKERS;
    }

    /** Does something later, which must be short, and returns what takes it back. */
    static Runnable after(long nanos, Runnable action) {
        var scheduled = TIMER.schedule(action, nanos, TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /** Returns a time in nanoseconds, however long it is. */
    static long nanos(Duration time) {
        return time.compareTo(Duration.ofDays(10_000)) > 0
                ? Duration.ofDays(10_000).toNanos()
                : time.toNanos();
    }
}
