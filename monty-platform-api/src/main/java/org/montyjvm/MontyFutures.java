package org.montyjvm;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.pause.Clockwork;
import org.montyjvm.internal.pause.PauseAccess;
import org.montyjvm.internal.pause.Suspension;

/**
 * Answers the calls of a run with Java's futures, and lets the run go on as soon as any of those that it waits for is
 * ready.
 *
 * <pre>{@code
 * try (MontyFutures futures = MontyFutures.create()) {
 *     MontyProgress progress = monty.start(MontyScript.of(code).withFunctions("fetch"));
 *     while (!(progress instanceof MontyComplete)) {
 *         progress = progress instanceof MontyPending call
 *                 ? futures.resume(call, http.sendAsync(request(call), ofString()).thenApply(HttpResponse::body))
 *                 : futures.resumeNext((MontyResolveFutures) progress);
 *     }
 * }
 * }</pre>
 *
 * <p>What becomes of a future:
 *
 * <ul>
 *   <li>Its value is converted with {@link MontyValue#of(Object)}.
 *   <li>Its failure raises an exception in Python: {@code RuntimeError: SimpleName: message}, or whatever
 *       {@link #create(Function)} was told. It is the cause of the {@link MontyScriptError}, should Python not catch it.
 *   <li>If the host cancels it, Python gets {@code RuntimeError: the host cancelled the call}.
 *   <li>If it takes longer than its timeout, it is cancelled, and Python gets {@code TimeoutError}.
 *   <li>When the run is over, whatever way, those that are still at work are cancelled.
 * </ul>
 *
 * <p>One of these serves one run at a time. Safe for use by several threads.
 */
public final class MontyFutures implements AutoCloseable {
    private final OutstandingFutures outstanding;

    private MontyFutures(Function<? super Throwable, ? extends MontyAnswer> onFailure) {
        outstanding = new OutstandingFutures(onFailure);
    }

    /**
     * Returns an adapter that tells Python of failures as {@code RuntimeError}.
     *
     * @return a new adapter
     */
    public static MontyFutures create() {
        return create(failure -> MontyAnswer.raise("RuntimeError", describe(failure), failure));
    }

    /**
     * Returns an adapter that tells Python of failures as the host likes.
     *
     * @param onFailure gives a value, or an exception of the right type, for what a future failed with;
     *     {@link java.util.concurrent.CompletionException} and its like are taken off before. Cancelled futures and
     *     timeouts do not get here
     * @return a new adapter
     * @throws NullPointerException if {@code onFailure} is null
     */
    public static MontyFutures create(Function<? super Throwable, ? extends MontyAnswer> onFailure) {
        return new MontyFutures(Objects.requireNonNull(onFailure, "onFailure"));
    }

    /**
     * Answers a call with a future, and returns how far the run came next: Python goes on with an awaitable.
     *
     * @param pause the call
     * @param future what the call gives
     * @return as {@link MontyQuestion#resume}, which says what is thrown. If the run is over by then, the future is
     *     cancelled; if the run waits on, it is left alone
     * @throws NullPointerException if an argument is null
     */
    public MontyProgress resume(MontyPending pause, CompletionStage<?> future) {
        return resume(pause, future, null, "");
    }

    /**
     * Answers a call with a future that has to be ready in time, and returns how far the run came next: Python goes on
     * with an awaitable.
     *
     * @param pause the call
     * @param future what the call gives; cancelled if it is too late
     * @param timeout how long it may take from now; then Python gets {@code TimeoutError}
     * @return as {@link #resume(MontyPending, CompletionStage)}
     * @throws NullPointerException if an argument is null
     */
    public MontyProgress resume(MontyPending pause, CompletionStage<?> future, Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        String message = "'" + pause.name() + "' gave no answer in " + timeout.toMillis() / 1000.0 + " s";
        return resume(pause, future, timeout, message);
    }

    private MontyProgress resume(
            MontyPending pause, CompletionStage<?> future, @Nullable Duration timeout, String message) {
        Objects.requireNonNull(future, "future");
        outstanding.follow(PauseAccess.get().suspension(pause));
        Runnable forget = outstanding.add(pause.callId(), future.toCompletableFuture(), timeout, message);
        try {
            return pause.resumeFuture();
        } catch (IllegalArgumentException | IllegalStateException refused) {
            forget.run(); // the call was not answered with this future
            throw refused;
        }
    }

    /**
     * Waits until any of the awaited futures is ready, or {@link MontyResolveFutures#timer()} is over, and lets the run
     * go on with all that are ready, in the order in which they became so.
     *
     * @param pause what is awaited
     * @return how far the run came next
     * @throws MontyCancelledError if the thread was interrupted, which cancels the run, or the run was cancelled
     * @throws IllegalStateException if the pause was answered before, or it awaits only calls that were not answered
     *     through this adapter
     * @throws MontyScriptError if Python raised
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the runner is closed
     * @throws NullPointerException if {@code pause} is null
     */
    public MontyProgress resumeNext(MontyResolveFutures pause) {
        try {
            return resumeNext(pause, Duration.ofSeconds(Long.MAX_VALUE));
        } catch (TimeoutException e) {
            throw new AssertionError("longer than any process lives", e);
        }
    }

    /**
     * As {@link #resumeNext(MontyResolveFutures)}, but does not wait for ever.
     *
     * @param pause what is awaited
     * @param atMost how long to wait
     * @return how far the run came next
     * @throws TimeoutException if nothing was ready in time; the run waits on, and so do the futures
     * @throws MontyCancelledError if the thread was interrupted, which cancels the run, or the run was cancelled
     * @throws IllegalStateException if the pause was answered before, or it awaits only calls that were not answered
     *     through this adapter
     * @throws MontyError as {@link #resumeNext(MontyResolveFutures)}
     * @throws NullPointerException if an argument is null
     */
    public MontyProgress resumeNext(MontyResolveFutures pause, Duration atMost) throws TimeoutException {
        long deadline = System.nanoTime() + Clockwork.nanos(atMost);
        while (true) {
            CompletableFuture<Void> ready = readyOrOver(pause);
            try {
                ready.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw PauseAccess.get()
                        .suspension(pause)
                        .cancelRun("the thread that waited for the host's futures was interrupted");
            } catch (ExecutionException e) {
                throw new AssertionError("it only ever completes", e);
            } finally {
                ready.cancel(false);
            }
            Map<Integer, MontyAnswer> answers = outstanding.take(pause.callIds());
            if (!answers.isEmpty() || pause.timer().isPresent()) {
                return resume(pause, answers);
            }
        }
    }

    private MontyProgress resume(MontyResolveFutures pause, Map<Integer, MontyAnswer> answers) {
        try {
            return pause.resume(answers);
        } catch (IllegalArgumentException refused) {
            return resume(pause, outstanding.instead(answers, refused));
        }
    }

    /**
     * Returns a future of how far the run comes next, once any of the awaited futures is ready. No thread waits.
     *
     * <p>A future that is completed from outside, by {@code cancel}, {@code orTimeout} or {@code complete}, cancels the
     * run.
     *
     * @param pause what is awaited
     * @return a future that fails with what {@link #resumeNext(MontyResolveFutures)} would throw
     * @throws NullPointerException if {@code pause} is null
     */
    public CompletableFuture<MontyProgress> resumeNextAsync(MontyResolveFutures pause) {
        NextFuture next = new NextFuture(PauseAccess.get().suspension(pause));
        await(pause, next);
        return next;
    }

    private void await(MontyResolveFutures pause, NextFuture next) {
        CompletableFuture<Void> ready;
        try {
            ready = readyOrOver(pause);
        } catch (RuntimeException refused) {
            next.follow(CompletableFuture.failedFuture(refused));
            return;
        }
        next.waitFor(ready);
        var unused = ready.thenRun(() -> {
            Map<Integer, MontyAnswer> answers = outstanding.take(pause.callIds());
            if (!answers.isEmpty() || pause.timer().isPresent()) {
                next.follow(resumeAsync(pause, answers));
            } else {
                await(pause, next);
            }
        });
    }

    private CompletableFuture<MontyProgress> resumeAsync(MontyResolveFutures pause, Map<Integer, MontyAnswer> answers) {
        return pause.resumeAsync(answers)
                .exceptionallyCompose(error -> error instanceof IllegalArgumentException refused
                        ? resumeAsync(pause, outstanding.instead(answers, refused))
                        : CompletableFuture.failedFuture(error));
    }

    /** Cancels the futures that are not ready. The run, if it waits for them, is left alone. */
    @Override
    public void close() {
        outstanding.cancelAll();
    }

    private CompletableFuture<Void> readyOrOver(MontyResolveFutures pause) {
        Suspension suspension = PauseAccess.get().suspension(pause);
        suspension.requireCurrent(pause);
        outstanding.follow(suspension);
        return outstanding.any(pause.callIds(), pause.timer().orElse(null));
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
