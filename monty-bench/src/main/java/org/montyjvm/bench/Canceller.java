package org.montyjvm.bench;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.montyjvm.MontyCancelToken;

/** A thread that cancels the runs of another one, each at a random moment of its first milliseconds. */
final class Canceller extends Thread {
    private static final long LATEST_NANOS = 3_000_000;

    private final SynchronousQueue<Shot> shots = new SynchronousQueue<>();

    /** A run to be cancelled. */
    static final class Shot {
        final MontyCancelToken token = MontyCancelToken.create();
        private volatile long at;

        /** Returns when it was cancelled, as {@link System#nanoTime()} has it. */
        long at() {
            return at;
        }
    }

    Canceller() {
        super("canceller");
        setDaemon(true);
    }

    /** Returns a run to be cancelled soon, perhaps before it has begun. */
    Shot aim() throws InterruptedException {
        Shot shot = new Shot();
        shots.put(shot);
        return shot;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Shot shot = shots.take();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LATEST_NANOS));
                shot.at = System.nanoTime();
                shot.token.cancel();
            }
        } catch (InterruptedException e) {
            // The work is done.
        }
    }
}
