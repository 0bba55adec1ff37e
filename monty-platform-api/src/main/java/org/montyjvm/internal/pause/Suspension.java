package org.montyjvm.internal.pause;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyRunner;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontySuspended;
import org.montyjvm.MontyValue;

/** The run behind a {@link MontySuspended}, as the public type asks for it. Safe for use by several threads. */
public interface Suspension {
    /** Returns the platform or session. */
    MontyRunner runner();

    /** Returns whether the run waits at that pause. */
    boolean isCurrent(MontySuspended pause);

    /** Throws what an answer would get if the run does not wait at that pause any more. */
    void requireCurrent(MontySuspended pause);

    /** Answers a question. */
    MontyProgress resume(MontySuspended pause, MontyAnswer answer);

    /** Answers a question in the background. */
    CompletableFuture<MontyProgress> resumeAsync(MontySuspended pause, MontyAnswer answer);

    /** Resolves futures; none to wait for a timer. */
    MontyProgress resume(MontySuspended pause, Map<Integer, MontyAnswer> answers);

    /** Resolves futures in the background. */
    CompletableFuture<MontyProgress> resumeAsync(MontySuspended pause, Map<Integer, MontyAnswer> answers);

    /**
     * Serves a call of the operating system by the runner's policy, as if it was not delegated.
     *
     * @throws InterruptedException if the thread was interrupted while it slept
     */
    MontyAnswer granted(MontyOsFunction function, List<MontyValue> args, Map<String, MontyValue> kwargs)
            throws InterruptedException;

    /** Freezes the run, which stays suspended. */
    MontySnapshot freeze(MontySuspended pause, MontySnapshotKey key);

    /** Drops the run if it waits at that pause. */
    void cancel(MontySuspended pause);

    /** Returns the run itself, for comparison: the same for all its pauses. */
    Object run();

    /** Ends the run, wherever it is, and returns the error that says so. */
    MontyCancelledError cancelRun(String why);

    /** Calls back, once, when the run is over, whatever way; at once if it is over already. */
    void whenOver(Runnable action);
}
