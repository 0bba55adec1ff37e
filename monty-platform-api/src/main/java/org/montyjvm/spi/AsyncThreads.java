package org.montyjvm.spi;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The daemon threads of all {@code runAsync}. Not the common pool, whose few threads belong to work that does not
 * block. There is no bound and no queue, as each platform has at most one run: there are never more threads than
 * platforms at work, and an idle one goes after {@value #KEEP_SECONDS} seconds.
 */
final class AsyncThreads {
    static final Executor EXECUTOR = executor();

    private static final int KEEP_SECONDS = 30;

    private AsyncThreads() {}

    private static Executor executor() {
        AtomicLong count = new AtomicLong();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(null, task, "monty-async-" + count.incrementAndGet(), 0, false);
                    thread.setDaemon(true);
                    // Not the creator's: a thread that lives on must not hold a web application that was undeployed.
                    thread.setContextClassLoader(AsyncThreads.class.getClassLoader());
                    return thread;
                });
    }
}
