package org.montyjvm.spi;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs on a thread of the library, with futures that cancel them. */
final class Background {
    private Background() {}

    /**
     * Begins a run on this thread, or goes on with one, and does its work on another one.
     *
     * @param begin takes the interpreter; what it throws, the future fails with
     * @param work makes the turns
     */
    static <T> CompletableFuture<T> start(Supplier<Run> begin, Function<Run, T> work) {
        Run run;
        try {
            run = begin.get();
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        RunFuture<T> future = new RunFuture<>(run);
        try {
            AsyncThreads.EXECUTOR.execute(() -> future.completeWith(() -> work.apply(run)));
        } catch (RuntimeException | OutOfMemoryError noThread) {
            future.completeExceptionally(
                    run.conductor.fail(run, MontyErrors.crash("no thread could be started for the run", noThread)));
        }
        return future;
    }
}
