package org.montyjvm.spi;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.montyjvm.MontyResult;

/**
 * The future of a run. Whoever completes it before the run does, be it {@code cancel}, {@code orTimeout} or
 * {@code complete}, has no more use for the run, so that is stopped.
 */
final class RunFuture extends CompletableFuture<MontyResult> {
    RunFuture(Turn turn) {
        // Does nothing to a turn that has ended, which it has when the run itself completes the future.
        var unused = whenComplete((result, error) -> turn.cancel());
    }

    void completeWith(Supplier<MontyResult> run) {
        try {
            complete(run.get());
        } catch (Throwable error) { // also an Error: whoever waits must hear of it
            completeExceptionally(error);
        }
    }

    /** Stages made from this one are plain futures: they know nothing of the run. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
