package org.montyjvm.bridge.middleware;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.HostCall;

/**
 * Tries calls again that failed: after a pause that doubles each time, up to a number of attempts, and only as long as the
 * call is wanted.
 *
 * <p><b>Warning:</b> only for calls that may be made twice.
 */
public final class Retry implements BridgeMiddleware {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final int attempts;
    private final Duration firstPause;
    private final Predicate<? super HostCall> calls;
    private final Predicate<? super Throwable> failures;

    private Retry(
            int attempts,
            Duration firstPause,
            Predicate<? super HostCall> calls,
            Predicate<? super Throwable> failures) {
        this.attempts = attempts;
        this.firstPause = firstPause;
        this.calls = calls;
        this.failures = failures;
    }

    /**
     * Returns the middleware.
     *
     * @param attempts how often a call is made at most, the first time included
     * @param firstPause how long to wait before the second attempt; each pause is twice the one before, and 30 s at most
     * @param calls which calls
     * @param failures after which failures, as handlers threw them
     * @return a new middleware
     * @throws IllegalArgumentException if there is no attempt, or the pause is negative
     */
    public static Retry of(
            int attempts,
            Duration firstPause,
            Predicate<? super HostCall> calls,
            Predicate<? super Throwable> failures) {
        if (attempts < 1 || firstPause.isNegative()) {
            throw new IllegalArgumentException(
                    "there is one attempt or more, and a pause is not negative: " + attempts + ", " + firstPause);
        }
        return new Retry(
                attempts,
                firstPause,
                Objects.requireNonNull(calls, "calls"),
                Objects.requireNonNull(failures, "failures"));
    }

    @Override
    public CompletionStage<MontyValue> around(HostCall call, Next next) throws InterruptedException {
        return calls.test(call) ? attempt(call, next, 1) : next.proceed(call);
    }

    private CompletionStage<MontyValue> attempt(HostCall call, Next next, int first) throws InterruptedException {
        int number = first;
        while (true) {
            CompletableFuture<MontyValue> stage = next.proceed(call).toCompletableFuture();
            if (!stage.isDone()) {
                return later(stage, call, next, number);
            } else if (!stage.isCompletedExceptionally() || !isWorthAnother(stage, call, number)) {
                return stage;
            }
            TimeUnit.NANOSECONDS.sleep(pause(number).toNanos()); // on the call's own thread, which a cancel interrupts
            number++;
        }
    }

    private boolean isWorthAnother(CompletableFuture<MontyValue> failed, HostCall call, int number) {
        try {
            failed.join();
            return false;
        } catch (CompletionException e) {
            return isWorthAnother(e.getCause() == null ? e : e.getCause(), call, number);
        } catch (RuntimeException e) {
            return isWorthAnother(e, call, number);
        }
    }

    private boolean isWorthAnother(Throwable failure, HostCall call, int number) {
        return number < attempts && !call.cancelToken().isCancelled() && failures.test(failure);
    }

    private CompletionStage<MontyValue> later(
            CompletableFuture<MontyValue> stage, HostCall call, Next next, int number) {
        return stage.exceptionallyCompose(thrown -> {
            Throwable failure =
                    thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
            if (!isWorthAnother(failure, call, number)) {
                return CompletableFuture.failedFuture(failure);
            }
            Executor after = CompletableFuture.delayedExecutor(pause(number).toNanos(), TimeUnit.NANOSECONDS);
            return CompletableFuture.supplyAsync(() -> call, after).thenCompose(again -> {
                try {
                    return attempt(again, next, number + 1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return CompletableFuture.failedFuture(e);
                }
            });
        });
    }

    private Duration pause(int number) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(number - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
