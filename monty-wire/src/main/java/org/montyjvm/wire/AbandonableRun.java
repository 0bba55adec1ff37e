package org.montyjvm.wire;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.montyjvm.spi.MontyErrors;

/**
 * A run on an engine thread, which the caller waits for until it ends, or until waiting has no point any more.
 *
 * <p>A native operation that does not poll its limits can outlive them. The caller does not: at the deadline, or when it
 * is cancelled or interrupted, it tells the run to end, waits for the grace period, and leaves. What it leaves behind is
 * a zombie, counted until it ends by itself.
 */
final class AbandonableRun {
    /** How long after its limit a run may take to say so before its caller leaves. */
    static final long GRACE_NANOS = 250_000_000;

    /** What the caller and the engine thread tell each other, each at most once. */
    private sealed interface Outcome {
        record Ended(EngineResponse response) implements Outcome {}

        record Failed(Throwable failure) implements Outcome {}

        /** The caller has left. */
        record Abandoned(Runnable whenEnded) implements Outcome {}
    }

    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private final Thread caller = Thread.currentThread();
    private volatile boolean cancelled;

    /** What the engine thread does: runs the engine and tells the caller, or cleans up after it has left. */
    void execute(EngineCall call) {
        Outcome result;
        try {
            result = new Outcome.Ended(call.run());
        } catch (Throwable failure) { // whatever it is, the caller must hear of it
            result = new Outcome.Failed(failure);
        }
        if (outcome.compareAndSet(null, result)) {
            LockSupport.unpark(caller);
        } else if (outcome.get() instanceof Outcome.Abandoned abandoned) {
            abandoned.whenEnded().run();
            Zombies.ended();
        }
    }

    /** Makes the caller, whichever thread it is, begin its grace period. */
    void cancel() {
        cancelled = true;
        LockSupport.unpark(caller);
    }

    /**
     * Waits for the response.
     *
     * @param deadlineNanos when a run that keeps its limit must have ended, as {@link System#nanoTime()} counts
     * @param stop tells the run to end; called once at most
     * @param whenEnded what frees the run's interpreter if the caller leaves; called by the engine thread
     * @return the response, or the reason why there will be none
     */
    Waited await(long deadlineNanos, Runnable stop, Runnable whenEnded) {
        long spinUntil = System.nanoTime() + Spinning.NANOS;
        @Nullable StopReason reason = null;
        long leave = deadlineNanos;
        boolean interrupted = false;
        try {
            while (true) {
                Outcome done = outcome.get();
                if (done != null) {
                    return new Waited(response(done), reason);
                }
                long now = System.nanoTime();
                interrupted |= Thread.interrupted();
                if (reason == null && (interrupted || cancelled || now - deadlineNanos >= 0)) {
                    reason = interrupted
                            ? StopReason.INTERRUPTED
                            : cancelled ? StopReason.CANCELLED : StopReason.DEADLINE;
                    leave = now + GRACE_NANOS;
                    stop.run();
                } else if (reason != null && now - leave >= 0) {
                    if (abandon(whenEnded)) {
                        return new Waited(null, reason);
                    }
                } else if (now - spinUntil < 0) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.parkNanos(this, leave - now);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean abandon(Runnable whenEnded) {
        Zombies.abandoned();
        if (outcome.compareAndSet(null, new Outcome.Abandoned(whenEnded))) {
            return true;
        }
        Zombies.notAbandoned(); // it ended this very moment
        return false;
    }

    private static EngineResponse response(Outcome outcome) {
        if (outcome instanceof Outcome.Ended ended) {
            return ended.response();
        }
        Throwable failure = outcome instanceof Outcome.Failed failed ? failed.failure() : null;
        throw MontyErrors.crash("the call of the engine failed: " + failure, failure);
    }

    /**
     * What waiting came to.
     *
     * @param response the response, or null if the caller left
     * @param reason why the run was told to end, or null if it was not
     */
    record Waited(
            @Nullable EngineResponse response, @Nullable StopReason reason) {}

    /** A call of the engine. */
    interface EngineCall {
        EngineResponse run();
    }
}
