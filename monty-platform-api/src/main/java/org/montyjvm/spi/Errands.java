package org.montyjvm.spi;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontySuspended;

/** What needs the interpreter of a {@link Conductor} for itself, and is no run. It is short, and cannot be cancelled. */
final class Errands {
    private final Conductor conductor;

    Errands(Conductor conductor) {
        this.conductor = conductor;
    }

    /** Does something with the idle interpreter. */
    <T> T whileIdle(String verb, Supplier<T> work) {
        conductor.cell().move(MontyMove.RUN, verb, null);
        try {
            return work.get();
        } finally {
            conductor.leave();
        }
    }

    /** Does something with the interpreter of a suspended run, which is suspended afterwards too. */
    <T> T whileSuspended(Run run, MontySuspended pause, String verb, Supplier<T> work) {
        if (!conductor.cell().take(MontyMove.RESUME, pause, pause)) {
            throw conductor.notThere(run, pause, verb);
        }
        T done;
        try {
            done = work.get();
        } catch (Throwable failure) {
            conductor.suspend(run, pause);
            throw failure;
        }
        conductor.suspend(run, pause);
        return done;
    }

    /** Freezes a suspended run. */
    MontySnapshot freeze(Run run, MontySuspended pause, MontySnapshotKey key) {
        Frozen.@Nullable SessionPart session = conductor.runner().part();
        return whileSuspended(run, pause, "freeze", () -> Frozen.write(run.options, run.bindings, run, session, key));
    }

    /**
     * A run that was restored.
     *
     * @param run the run; if its interpreter is not the runner's own, it is freed with the run
     * @param turn where it waits, or null if it was not a suspended run after all
     * @param recall gives the run back what it had
     */
    record Restored(Run run, @Nullable MontyTurn turn, Runnable recall) {}

    /** Takes in a run that was restored, and lets it wait at its pause. */
    MontySuspended restore(Supplier<Restored> restore) {
        conductor.cell().move(MontyMove.START, "restore", null);
        Run run;
        MontySuspended pause;
        try {
            Restored restored = restore.get();
            run = restored.run();
            conductor.holdings().fill(run.bindings, () -> {});
            if (restored.turn() == null) {
                throw MontyErrors.crash("the engine restored a run that does not wait for anything", null);
            }
            restored.recall().run();
            pause = Pauses.of(run, restored.turn());
        } catch (Throwable failure) {
            conductor.holdings().empty();
            conductor.leave();
            throw failure;
        }
        conductor.suspend(run, pause);
        return pause;
    }
}
