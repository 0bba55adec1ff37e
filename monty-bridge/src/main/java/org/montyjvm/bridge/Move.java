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
