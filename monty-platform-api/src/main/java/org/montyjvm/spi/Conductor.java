package org.montyjvm.spi;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyPrinted;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontySuspended;
import org.montyjvm.internal.os.OsService;
import org.montyjvm.spi.MontyStateCell.At;

/**
 * Takes the runs of one platform or session from turn to turn. Whoever moves the cell to {@link MontyPhase#RUNNING} has
 * the interpreter for itself until it moves the cell on, and frees it if it finds the cell disposed by then.
 *
 * <p>No lock is held while the interpreter, the policy or a callback is at work, so that no virtual thread is pinned
 * here.
 */
final class Conductor {
    private static final Cleaner CLEANER = Cleaner.create();

    /** Dropping a pause is a matter of microseconds; it takes longer where its thread waits for a processor. */
    private static final long DROPPING_NANOS = 1_000_000_000;

    private static final long DROPPING_STEP_NANOS = 10_000;

    private final BaseMontyRunner runner;
    private final MontyStateCell cell;
    private final Supplier<OsService> services;
    private final Holdings holdings;
    private final Cleaner.Cleanable release;
    private final AtomicLong runs = new AtomicLong();

    /** Holds the interpreter while a run that waited for an answer is ended. */
    private record Dropping(Run run) {}

    /**
     * Takes ownership of the bindings.
     *
     * @param runner the platform or session
     * @param noun what that is called in messages
     * @param services gives each run who serves its calls
     * @param bindings the interpreter; closed when the runner is, or, as a safety net, when it is garbage
     */
    Conductor(BaseMontyRunner runner, String noun, Supplier<OsService> services, MontyCoreBindings bindings) {
        this.runner = runner;
        this.services = services;
        cell = new MontyStateCell(noun);
        holdings = new Holdings(bindings);
        release = CLEANER.register(this, holdings);
    }

    BaseMontyRunner runner() {
        return runner;
    }

    MontyStateCell cell() {
        return cell;
    }

    OsService newService() {
        return services.get();
    }

    Holdings holdings() {
        return holdings;
    }

    MontyCoreBindings bindings() {
        return holdings.bindings();
    }

    boolean isAt(MontySuspended pause) {
        return cell.at().holder() == pause;
    }

    Optional<MontySuspended> suspended() {
        At now = cell.at();
        requireOpen("look for a pause");
        return now.holder() instanceof MontySuspended pause ? Optional.of(pause) : Optional.empty();
    }

    void requireOpen(String what) {
        if (cell.phase() == MontyPhase.DISPOSED) {
            throw cell.illegal(what, MontyPhase.DISPOSED);
        }
    }

    /** Begins a run: one whose questions the host answers, or one that goes to its end alone. */
    Run begin(@Nullable MontyCancelToken token, boolean attended) {
        Run run = new Run(this, bindings(), runner.options(), token, attended);
        MontyMove move = attended ? MontyMove.START : MontyMove.RUN;
        cell.move(move, move.verb(), run);
        holdings.fill(run.bindings, run.listen());
        return run;
    }

    /** Makes the next turn of a run, and those that the policy answers. A refused answer leads back to the pause. */
    MontyProgress advance(Run run, Opening opening, @Nullable MontySuspended from) {
        MontyTurn first;
        try {
            first = run.enter(opening.entry());
        } catch (IllegalArgumentException refused) {
            if (from == null) {
                throw fail(run, refused);
            }
            suspend(run, from);
            throw refused;
        } catch (Throwable failure) {
            throw fail(run, failure);
        }
        MontyProgress progress;
        try {
            MontyTurn turn = Serving.serve(run, first);
            progress = turn instanceof MontyTurn.Complete complete
                    ? new MontyComplete(run.ledger.result(complete.value()), run.ledger.news())
                    : Pauses.of(run, turn);
        } catch (Throwable failure) {
            throw fail(run, failure);
        }
        if (progress instanceof MontySuspended pause) {
            suspend(run, pause);
        } else {
            end(run);
        }
        return progress;
    }

    MontyProgress resume(Run run, MontySuspended pause, Opening opening) {
        take(run, pause, MontyMove.RESUME.verb());
        return advance(run, opening, pause);
    }

    CompletableFuture<MontyProgress> resumeAsync(Run run, MontySuspended pause, Opening opening) {
        return Background.start(
                () -> {
                    take(run, pause, MontyMove.RESUME.verb());
                    return run;
                },
                taken -> advance(taken, opening, pause));
    }

    /** Takes the interpreter to go on from a pause; the run holds it then. */
    private void take(Run run, MontySuspended pause, String verb) {
        if (!cell.take(MontyMove.RESUME, pause, run)) {
            throw notThere(run, pause, verb);
        }
    }

    /** Checks that a run waits at a pause, or may be frozen there at this moment. */
    void requireAt(Run run, MontySuspended pause, String verb) {
        if (!isAt(pause)) {
            throw notThere(run, pause, verb);
        }
    }

    /** Returns what to throw where a run does not wait at a pause. */
    RuntimeException notThere(Run run, MontySuspended pause, String verb) {
        requireOpen(verb);
        if (run.isCancelled()) {
            awaitDropped(run);
            return run.explainCancelled();
        }
        String why = isAt(pause) ? "another thread is freezing this pause" : "this pause was answered before";
        return new IllegalStateException(
                "cannot " + verb + ": " + why + "; the " + cell.noun() + " is now " + cell.get());
    }

    /** Lets a run wait at a pause, unless it was cancelled meanwhile: then it ends. */
    void suspend(Run run, MontySuspended pause) {
        if (cell.move(MontyMove.PAUSE, MontyMove.PAUSE.verb(), pause).phase() == MontyPhase.DISPOSED) {
            dispose(run);
            throw run.explainCancelled();
        }
        if (run.isCancelled()) {
            drop(run);
            throw run.explainCancelled();
        }
    }

    /** Ends a run if it waits for an answer. Where another thread is about to, it has when this returns. */
    void drop(Run run) {
        At now = cell.at();
        if (now.holder() instanceof MontySuspended pause
                && RunSuspension.runOf(pause) == run
                && cell.take(MontyMove.CANCEL, pause, new Dropping(run))) {
            try {
                run.bindings.abandon();
            } finally {
                end(run);
            }
        } else {
            awaitDropped(run);
        }
    }

    /** Who learns that a run was cancelled may use the interpreter at once, so it has to have been given back. */
    private void awaitDropped(Run run) {
        long deadline = System.nanoTime() + DROPPING_NANOS;
        while (cell.at().holder() instanceof Dropping dropping
                && dropping.run() == run
                && deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(DROPPING_STEP_NANOS);
        }
    }

    /** Returns what the run in progress has printed from a position on. */
    MontyPrinted printed(long from) {
        if (from < 0) {
            throw new IllegalArgumentException("a position in the output is 0 or more, not " + from);
        }
        Run run = runOf(cell.at());
        return run == null ? new MontyPrinted(0, List.of(), from) : run.printed(from);
    }

    /** Returns the number of a run that begins. */
    long nextRun() {
        return runs.incrementAndGet();
    }

    /** Cancels what is in progress. */
    void cancel() {
        requireOpen(MontyMove.CANCEL.verb());
        Run run = runOf(cell.at());
        if (run != null) {
            run.cancel(Reasons.CANCELLED);
        }
    }

    void close() {
        At before = cell.move(MontyMove.DISPOSE, MontyMove.DISPOSE.verb(), null);
        Run run = runOf(before);
        switch (before.phase()) {
            case IDLE -> release.clean();
            case SUSPENDED -> {
                if (run != null) {
                    dispose(run);
                }
            }
            case RUNNING -> { // the thread that runs frees the bindings when it returns
                if (run != null) {
                    run.cancel(Reasons.closed(cell.noun()));
                }
            }
            case DISPOSED -> {}
        }
    }

    /** Ends a run whose turn failed, and returns what to throw. */
    RuntimeException fail(Run run, Throwable failure) {
        try {
            return run.explain(failure);
        } finally {
            try {
                run.bindings.abandon(); // where it failed between two turns there is still a pause
            } finally {
                end(run);
            }
        }
    }

    private void end(Run run) {
        run.close();
        holdings.empty();
        leave();
        run.announce();
    }

    private void dispose(Run run) {
        run.close();
        release.clean();
        run.announce();
    }

    /** Gives the interpreter back; frees it if the runner was closed meanwhile. */
    void leave() {
        try {
            if (cell.move(MontyMove.END) == MontyPhase.DISPOSED) {
                release.clean();
            }
        } finally {
            // Without it the JIT may take this object for garbage, and the cleaner free the bindings, during the run.
            Reference.reachabilityFence(this);
        }
    }

    private static @Nullable Run runOf(At now) {
        if (now.holder() instanceof MontySuspended pause) {
            return RunSuspension.runOf(pause);
        }
        return now.holder() instanceof Run run ? run : null;
    }
}
