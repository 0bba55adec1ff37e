package org.montyjvm.wire;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.montyjvm.spi.MontyErrors;

/**
 * The threads that abandonable runs run on: as many as run at once, kept for a while after their last run. Safe for use
 * by several threads.
 */
final class EngineThreads {
    private static final int MOST = 1_024;
    private static final long IDLE_NANOS = 10_000_000_000L;

    private final ConcurrentLinkedDeque<EngineThread> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger named = new AtomicInteger();
    private final int most;
    private final long idleNanos;
    private final long stackBytes;

    /**
     * Makes a pool without threads.
     *
     * @param most how many threads there may be at once
     * @param idleNanos how long a thread waits for its next task before it ends
     * @param stackBytes how large the stack of a thread is, or 0 for what the JVM thinks fit
     */
    EngineThreads(int most, long idleNanos, long stackBytes) {
        this.most = most;
        this.idleNanos = idleNanos;
        this.stackBytes = stackBytes;
    }

    /** Returns the pool of an engine. */
    static EngineThreads of(EngineTransport transport) {
        return new EngineThreads(MOST, IDLE_NANOS, transport.threadStackBytes());
    }

    /**
     * Runs the task on a thread of its own. The task must not throw.
     *
     * @throws org.montyjvm.MontyCrashError if there are too many threads already, or the system gives no more
     */
    void execute(Runnable task) {
        EngineThread waiting = idle.pollFirst(); // the last to have worked: it may still be spinning
        if (waiting != null) {
            waiting.assign(task);
            return;
        }
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            throw MontyErrors.crash(
                    most + " runs are in progress at once; abandoned ones are counted as zombies in the diagnostics",
                    null);
        }
        try {
            new EngineThread(this, "monty-engine-" + named.incrementAndGet(), idleNanos, stackBytes).start(task);
        } catch (OutOfMemoryError noThread) {
            count.decrementAndGet();
            throw MontyErrors.crash("the system gives no more threads to run scripts on", noThread);
        }
    }

    void release(EngineThread thread) {
        idle.addFirst(thread);
    }

    /** Takes an idle thread out of the pool for good; false if a task is on its way to it. */
    boolean retire(EngineThread thread) {
        boolean removed = idle.removeFirstOccurrence(thread);
        if (removed) {
            count.decrementAndGet();
        }
        return removed;
    }

    /** Returns how many threads there are. */
    int count() {
        return count.get();
    }
}
