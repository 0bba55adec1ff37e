package org.montyjvm.bridge;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyProgress;

/** One turn of the script on a thread of its own, so that whoever pulls can tell meanwhile what it prints. */
final class Move implements Runnable {
    /** About 20 µs: many turns take less than a thread takes to wake up. */
    private static final int SPINS = 400;

    /** A turn that is told to end does so within microseconds, and within a grace period of 250 ms in any case. */
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private final Supplier<MontyProgress> turn;
    private final Runnable whenDone;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private @Nullable MontyProgress progress;
    private @Nullable Throwable failure;

    Move(Supplier<MontyProgress> turn, Runnable whenDone) {
        this.turn = turn;
        this.whenDone = whenDone;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            progress = turn.get();
        } catch (Throwable e) { // whatever it is, it is for the thread that pulls
            failure = e;
        }
        done.countDown();
        whenDone.run();
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    /** Waits for the end of the turn, and returns whether it has ended. */
    boolean await(long nanos) throws InterruptedException {
        for (int i = 0; i < SPINS && !isDone(); i++) {
            Thread.onSpinWait();
        }
        return isDone() || (thread != Thread.currentThread() && done.await(nanos, TimeUnit.NANOSECONDS));
    }

    /** Waits for a turn that was told to end, so that the next run finds the interpreter free; within reason. */
    void awaitEndForAWhile() {
        try {
            var unused = await(PATIENCE_NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the turn itself ends the run, as it does after the time
        }
    }

    /** Waits for a turn that was told to end, whatever interrupts that, and keeps the interrupt. */
    boolean awaitEnd() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (await(PATIENCE_NANOS)) {
                        return true;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns what a turn that has ended came to, or throws what it threw. */
    MontyProgress progress() {
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error thrown) {
            throw thrown;
        }
        MontyProgress came = progress;
        if (came == null) {
            throw new IllegalStateException("the turn is at work");
        }
        return came;
    }
}
