package org.montyjvm.mcp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does things again and again, each on a thread that it has for itself while it is at work: what waits for a client that
 * does not read keeps nothing else waiting.
 */
final class Ticks implements AutoCloseable {
    private static final int MOST_AT_ONCE = 256;

    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, work -> daemon(work, "monty-mcp-clock"));
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> daemon(work, "monty-mcp-tick"));

    Ticks() {
        clock.setRemoveOnCancelPolicy(true); // most are cancelled long before their first time
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Does something from then on, until the future is cancelled. It is not begun again while it is at work, and left out
     * once where there is no thread for it.
     */
    Future<?> every(Duration first, Duration between, Runnable task) {
        AtomicBoolean atWork = new AtomicBoolean();
        try {
            return clock.scheduleWithFixedDelay(
                    () -> begin(task, atWork), first.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null); // the server ends
        }
    }

    private void begin(Runnable task, AtomicBoolean atWork) {
        if (atWork.compareAndSet(false, true)) {
            try {
                threads.execute(() -> {
                    try {
                        task.run();
                    } finally {
                        atWork.set(false);
                    }
                });
            } catch (RejectedExecutionException e) {
                atWork.set(false);
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
