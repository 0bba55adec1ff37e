package org.montyjvm.spi;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.montyjvm.MontySuspended;

/**
 * The future of a run, or of the part up to its next pause. Whoever completes it before the run does, be it
 * {@code cancel}, {@code orTimeout} or {@code complete}, has no more use for the run, so that is cancelled.
 */
final class RunFuture<T> extends CompletableFuture<T> {
    private final Run run;
    private volatile boolean ready;

    RunFuture(Run run) {
        this.run = run;
        var unused = whenComplete((result, error) -> {
            if (!ready) {
                run.cancel(Reasons.CANCELLED);
            }
        });
    }

    void completeWith(Supplier<T> work) {
        try {
            T result = work.get();
            ready = true;
            if (!complete(result) && result instanceof MontySuspended) {
                run.cancel(Reasons.CANCELLED); // nobody would ever see the pause
            }
        } catch (Throwable error) { // also an Error: whoever waits must hear of it
            ready = true;
            completeExceptionally(error);
        }
    }

    /** Stages made from this one are plain futures: they know nothing of the run. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
