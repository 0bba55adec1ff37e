package org.montyjvm;

import java.util.concurrent.CompletableFuture;
import org.montyjvm.internal.pause.Suspension;

/**
 * The future of a run that waits for the host's futures and then for its own next pause. Whoever completes it before has
 * no more use for the run, so that is cancelled.
 */
final class NextFuture extends CompletableFuture<MontyProgress> {
    private static final String CANCELLED = "the run was cancelled";

    private final Suspension suspension;
    private volatile boolean ready;

    NextFuture(Suspension suspension) {
        this.suspension = suspension;
        var unused = whenComplete((progress, error) -> {
            if (!ready) {
                var unusedError = suspension.cancelRun(CANCELLED); // whoever holds this future asked for it
            }
        });
    }

    /** Ends the wait when nobody wants this future any more. */
    void waitFor(CompletableFuture<Void> awaited) {
        var unused = whenComplete((progress, error) -> awaited.cancel(false));
    }

    /** Completes as that one does. */
    void follow(CompletableFuture<MontyProgress> turn) {
        var unused = turn.whenComplete((progress, error) -> {
            ready = true;
            if (error != null) {
                completeExceptionally(error);
            } else if (!complete(progress) && progress instanceof MontySuspended) {
                var unusedError = suspension.cancelRun(CANCELLED); // nobody would ever see the pause
            }
        });
    }

    /** Stages made from this one are plain futures: they know nothing of the run. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
