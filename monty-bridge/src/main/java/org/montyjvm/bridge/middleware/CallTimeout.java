package org.montyjvm.bridge.middleware;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.HostCall;
import org.montyjvm.bridge.HostException;

/**
 * Gives what is inside of it a time of its own, and raises {@code TimeoutError} when that has passed: for each attempt of a
 * {@link Retry} around it, say. A handler at work is interrupted; one that ignores that is given up at the
 * {@link org.montyjvm.bridge.BridgeLimits#callTimeout()}, which always holds.
 */
public final class CallTimeout implements BridgeMiddleware {
    private final Duration time;
    private final Predicate<? super HostCall> calls;

    private CallTimeout(Duration time, Predicate<? super HostCall> calls) {
        this.time = time;
        this.calls = calls;
    }

    /**
     * Returns the middleware.
     *
     * @param time how long calls may take
     * @param calls which calls
     * @return a new middleware
     * @throws IllegalArgumentException if the time is not positive
     */
    public static CallTimeout of(Duration time, Predicate<? super HostCall> calls) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("a timeout is positive, not " + time);
        }
        return new CallTimeout(time, Objects.requireNonNull(calls, "calls"));
    }

    @Override
    public CompletionStage<MontyValue> around(HostCall call, Next next) {
        if (!calls.test(call)) {
            return next.proceed(call);
        }
        Worker worker = new Worker();
        CompletableFuture<MontyValue> given = new CompletableFuture<>();
        HostException late = new HostException(
                "TimeoutError", "'" + call.name() + "' gave no answer in " + time.toMillis() / 1000.0 + " s");
        CompletableFuture<Void> alarm =
                new CompletableFuture<Void>().completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS);
        var unused = alarm.thenRun(() -> {
            if (given.completeExceptionally(late)) {
                worker.interrupt();
            }
        });
        CompletionStage<MontyValue> stage;
        try {
            stage = next.proceed(call);
        } finally {
            worker.leave();
        }
        var unusedToo = stage.whenComplete((value, error) -> {
            alarm.cancel(false);
            if (error == null) {
                given.complete(value);
            } else {
                given.completeExceptionally(error);
            }
        });
        return given;
    }

    /** The thread that is inside, for as long as it is. */
    private static final class Worker {
        private @Nullable Thread thread = Thread.currentThread();
        private boolean interrupted;

        synchronized void interrupt() {
            if (thread != null) {
                thread.interrupt();
                interrupted = true;
            }
        }

        synchronized void leave() {
            thread = null;
            if (interrupted) {
                boolean unused = Thread.interrupted(); // the alarm's, which is dealt with
            }
        }
    }
}
