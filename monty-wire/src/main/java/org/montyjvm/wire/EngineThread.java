package org.montyjvm.wire;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for one task after the other. It spins for a moment before it parks, as waking a parked thread
 * costs more than a small script does.
 */
final class EngineThread implements Runnable {
    private final EngineThreads pool;
    private final long idleNanos;
    private final Thread thread;
    private volatile @Nullable Runnable task;

    EngineThread(EngineThreads pool, String name, long idleNanos, long stackBytes) {
        this.pool = pool;
        this.idleNanos = idleNanos;
        thread = new Thread(null, this, name, stackBytes, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null); // the application that happened to come first must not be kept alive
    }

    /** Starts the thread with its first task. */
    void start(Runnable first) {
        task = first;
        thread.start();
    }

    /** Gives a task to the thread, which has none: it is out of the pool. */
    void assign(Runnable next) {
        task = next;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (true) {
            Runnable next = await();
            if (next == null) {
                return;
            }
            task = null;
            next.run();
            pool.release(this);
        }
    }

    /** Returns the next task, or null when none came for so long that the thread left the pool. */
    private @Nullable Runnable await() {
        long start = System.nanoTime();
        while (true) {
            Runnable next = task;
            if (next != null) {
                return next;
            }
            long waited = System.nanoTime() - start;
            if (waited < Spinning.NANOS) {
                Thread.onSpinWait();
            } else if (waited < idleNanos) {
                LockSupport.parkNanos(this, idleNanos - waited);
            } else if (pool.retire(this)) {
                return null;
            } else {
                Thread.onSpinWait(); // taken out of the pool this very moment: the task is coming
            }
        }
    }
}
