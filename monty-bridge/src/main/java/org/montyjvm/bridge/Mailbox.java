package org.montyjvm.bridge;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What handlers tell the run that waits for them. Many write, one at a time reads. The reader spins for a moment before it
 * parks: most handlers answer sooner than a thread wakes up.
 */
final class Mailbox {
    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread reader;
    private volatile boolean stopped;

    /** News of a call. */
    sealed interface Message {
        Flight flight();
    }

    /** A call is over. */
    record Settled(Flight flight) implements Message {}

    /** A streaming handler gave a piece. */
    record Piece(Flight flight, org.montyjvm.MontyValue value) implements Message {}

    void put(Message message) {
        messages.add(message);
        wake();
    }

    /** Makes the reader return, now and from now on. */
    void stop() {
        stopped = true;
        wake();
    }

    boolean isStopped() {
        return stopped;
    }

    private void wake() {
        Thread waiting = reader;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    /** Returns a message that is there, or null. */
    @Nullable Message poll() {
        return messages.poll();
    }

    /** Returns the next message, or null if the time has passed or it was stopped. */
    @Nullable Message take(long deadline) throws InterruptedException {
        long start = System.nanoTime();
        do {
            Message message = messages.poll();
            if (message != null || stopped) {
                return message;
            }
            Workers.pause();
        } while (System.nanoTime() - start < Workers.SPIN_NANOS);
        reader = Thread.currentThread();
        try {
            while (true) {
                Message message = messages.poll();
                long left = deadline - System.nanoTime();
                if (message != null || stopped || left <= 0) {
                    return message;
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LockSupport.parkNanos(this, left);
            }
        } finally {
            reader = null;
        }
    }
}
