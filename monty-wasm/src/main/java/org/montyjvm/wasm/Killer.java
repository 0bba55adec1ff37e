package org.montyjvm.wasm;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that ends turns which do not notice that they were cancelled. It ends itself when there are none. */
final class Killer {
    private static final long IDLE_SECONDS = 10;

    private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

    private Killer() {}

    /** Runs {@code kill} when so much time has passed, unless the future is cancelled before. */
    static Future<?> after(long millis, Runnable kill) {
        return EXECUTOR.schedule(kill, millis, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor executor() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(null, task, "monty-wasm-killer", 0, false);
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
