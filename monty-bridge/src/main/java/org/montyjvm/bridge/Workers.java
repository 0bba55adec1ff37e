package org.montyjvm.bridge;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for the next handler for a moment before they go back to the pool: a script that calls in a loop would
 * wake a parked thread at each call otherwise, which costs more than most handlers do. One thread at a time waits so.
 */
final class Workers implements Executor {
    /**
     * A little longer than waking a parked thread takes. The one who reads waits as long for a handler: if either parked
     * sooner, it would make the other one park, and so on for all calls that follow. On one processor it is in vain.
     */
    static final long SPIN_NANOS = Runtime.getRuntime().availableProcessors() == 1 ? 0 : 60_000;

    private final Executor pool;
    private final AtomicReference<@Nullable Turn> waiting = new AtomicReference<>();

    Workers(Executor pool) {
        this.pool = pool;
    }

    @Override
    public void execute(Runnable task) {
        Turn ready = waiting.getAndSet(null);
        if (ready == null || !ready.take(task)) {
            pool.execute(() -> work(task));
        }
    }

    private void work(Runnable first) {
        Runnable task = first;
        while (task != null) {
            task.run();
            boolean unusedInterrupt = Thread.interrupted(); // whatever the task left is not for the next one
            task = SPIN_NANOS == 0 ? null : next();
        }
    }

    /** Returns the task that came in time, or null. */
    private @Nullable Runnable next() {
        Turn turn = new Turn();
        if (!waiting.compareAndSet(null, turn)) {
            return null;
        }
        long start = System.nanoTime();
        while (!turn.isTaken() && System.nanoTime() - start < SPIN_NANOS) {
            pause();
        }
        waiting.compareAndSet(turn, null);
        return turn.close();
    }

    /** Waits for a moment, and lets another thread run where there are more of them than processors. */
    @SuppressWarnings("ThreadPriorityCheck") // right without it, and slower on two processors
    static void pause() {
        Thread.yield();
    }

    /** What one thread waits for: the one task that came first, or none once it has stopped to wait. */
    private static final class Turn {
        private final AtomicReference<@Nullable Runnable> task = new AtomicReference<>();

        boolean isTaken() {
            return task.get() != null;
        }

        boolean take(Runnable given) {
            return task.compareAndSet(null, given);
        }

        private static void none() {}

        @Nullable Runnable close() {
            return task.compareAndSet(null, Turn::none) ? null : task.get();
        }
    }
}
