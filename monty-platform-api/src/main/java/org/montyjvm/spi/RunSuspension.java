package org.montyjvm.spi;

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
import org.montyjvm.internal.pause.PauseAccess;
import org.montyjvm.internal.pause.Suspension;

/**
 * What a pause asks of the run behind it, told to the runner.
 *
 * @param run the run
 * @param turn the turn that ended with the question
 */
record RunSuspension(Run run, MontyTurn turn) implements Suspension {
    /** Returns the run that waits at a pause. */
    static Run runOf(MontySuspended pause) {
        return ((RunSuspension) PauseAccess.get().suspension(pause)).run();
    }

    @Override
    public MontyRunner runner() {
        return run.conductor.runner();
    }

    @Override
    public boolean isCurrent(MontySuspended pause) {
        return run.conductor.isAt(pause);
    }

    @Override
    public void requireCurrent(MontySuspended pause) {
        run.conductor.requireAt(run, pause, MontyMove.RESUME.verb());
    }

    @Override
    public MontyProgress resume(MontySuspended pause, MontyAnswer answer) {
        return run.conductor.resume(run, pause, opening(answer));
    }

    @Override
    public CompletableFuture<MontyProgress> resumeAsync(MontySuspended pause, MontyAnswer answer) {
        return run.conductor.resumeAsync(run, pause, opening(answer));
    }

    @Override
    public MontyProgress resume(MontySuspended pause, Map<Integer, MontyAnswer> answers) {
        return run.conductor.resume(run, pause, opening(answers));
    }

    @Override
    public CompletableFuture<MontyProgress> resumeAsync(MontySuspended pause, Map<Integer, MontyAnswer> answers) {
        return run.conductor.resumeAsync(run, pause, opening(answers));
    }

    @Override
    public MontyAnswer granted(MontyOsFunction function, List<MontyValue> args, Map<String, MontyValue> kwargs)
            throws InterruptedException {
        return Serving.granted(run, function, args, kwargs);
    }

    @Override
    public MontySnapshot freeze(MontySuspended pause, MontySnapshotKey key) {
        return new Errands(run.conductor).freeze(run, pause, key);
    }

    @Override
    public void cancel(MontySuspended pause) {
        run.conductor.requireOpen("cancel");
        if (isCurrent(pause)) {
            run.cancel(Reasons.CANCELLED);
        }
    }

    @Override
    public MontyCancelledError cancelRun(String why) {
        run.cancel(why);
        return run.explainCancelled();
    }

    @Override
    public void whenOver(Runnable action) {
        run.whenOver(action);
    }

    private Opening opening(MontyAnswer answer) {
        return () -> {
            run.causes.add(answer);
            return Serving.answer(answer);
        };
    }

    private Opening opening(Map<Integer, MontyAnswer> answers) {
        if (answers.isEmpty() && turn instanceof MontyTurn.Futures futures) {
            return () -> {
                Timers.Next next = run.timers.next(futures.ids());
                if (next == null) {
                    throw new IllegalArgumentException("no asyncio.sleep is waited for");
                }
                return Serving.wake(run, next);
            };
        }
        return () -> {
            answers.values().forEach(run.causes::add);
            return Serving.resolve(answers);
        };
    }
}
