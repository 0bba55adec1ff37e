package org.montyjvm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.pause.Clockwork;
import org.montyjvm.internal.pause.Suspension;

/** The futures of one run that Python has not got yet: those at work, and those that are ready. */
final class OutstandingFutures {
    private final Function<? super Throwable, ? extends MontyAnswer> onFailure;

    private final Object lock = new Object(); // never held while a future completes or a value is converted
    private final Map<Integer, CompletableFuture<?>> working = new HashMap<>();
    private final Map<Integer, MontyAnswer> ready = new LinkedHashMap<>();
    private final Set<Waiter> waiters = new LinkedHashSet<>();
    private @Nullable Object followed;
    private volatile @Nullable MontyAnswer lastResort;

    private record Waiter(Collection<Integer> callIds, CompletableFuture<Void> signal) {}

    OutstandingFutures(Function<? super Throwable, ? extends MontyAnswer> onFailure) {
        this.onFailure = onFailure;
    }

    /** Belongs to that run from now on, and cancels what is outstanding when it is over. */
    void follow(Suspension suspension) {
        Object run = suspension.run();
        synchronized (lock) {
            if (followed == run) {
                return;
            }
            followed = run;
        }
        cancelAll(); // of the run before
        suspension.whenOver(() -> {
            synchronized (lock) {
                if (followed != run) {
                    return;
                }
            }
            cancelAll();
        });
    }

    /** Adds what answers a call, and returns what takes it back. */
    Runnable add(int callId, CompletableFuture<?> future, @Nullable Duration timeout, String message) {
        synchronized (lock) {
            working.put(callId, future);
        }
        AtomicBoolean late = new AtomicBoolean();
        MontyAnswer tooLate = MontyAnswer.raise("TimeoutError", message);
        if (timeout != null) {
            Runnable unneeded = Clockwork.after(Clockwork.nanos(timeout), () -> {
                late.set(true);
                try {
                    future.cancel(true); // first: it is cancelled when Python, and with it the host, goes on
                } finally {
                    settle(callId, future, tooLate); // for a future that does not let itself be cancelled
                }
            });
            var unused = future.whenComplete((value, error) -> unneeded.run());
        }
        var unused = future.whenComplete((value, error) -> {
            boolean timedOut = late.get() && error instanceof CancellationException;
            settle(callId, future, timedOut ? tooLate : answer(value, error));
        });
        return () -> {
            synchronized (lock) {
                working.remove(callId, future);
                ready.remove(callId);
            }
        };
    }

    private void settle(int callId, CompletableFuture<?> future, MontyAnswer answer) {
        List<CompletableFuture<Void>> due = new ArrayList<>();
        synchronized (lock) {
            if (!working.remove(callId, future)) {
                return; // too late, or taken back
            }
            ready.put(callId, answer);
            waiters.forEach(waiter -> {
                if (waiter.callIds().contains(callId)) {
                    due.add(waiter.signal());
                }
            });
        }
        due.forEach(signal -> signal.complete(null));
    }

    /**
     * Returns a future that is ready when any of the calls is, when the time has passed, or when the run is over.
     *
     * @throws IllegalStateException if that will never be
     */
    CompletableFuture<Void> any(Collection<Integer> callIds, @Nullable Duration timer) {
        CompletableFuture<Void> signal = new CompletableFuture<>();
        Waiter waiter = new Waiter(callIds, signal);
        synchronized (lock) {
            if (callIds.stream().anyMatch(ready::containsKey)) {
                signal.complete(null);
            } else if (timer == null && callIds.stream().noneMatch(working::containsKey)) {
                throw new IllegalStateException("none of the calls " + callIds
                        + " was answered with a future through this adapter, or its future was cancelled by close();"
                        + " resume() the pause with their values");
            }
            waiters.add(waiter);
        }
        var unused = signal.whenComplete((nothing, error) -> {
            synchronized (lock) {
                waiters.remove(waiter);
            }
        });
        if (timer != null) {
            Runnable unneeded = Clockwork.after(Clockwork.nanos(timer), () -> signal.complete(null));
            var unusedToo = signal.whenComplete((nothing, error) -> unneeded.run());
        }
        return signal;
    }

    /** Takes the answers that are ready, in the order in which they became so. */
    Map<Integer, MontyAnswer> take(Collection<Integer> callIds) {
        Map<Integer, MontyAnswer> taken = new LinkedHashMap<>();
        synchronized (lock) {
            ready.forEach((callId, answer) -> {
                if (callIds.contains(callId)) {
                    taken.put(callId, answer);
                }
            });
            ready.keySet().removeAll(taken.keySet());
        }
        return taken;
    }

    /**
     * Returns what to answer where the engine refused some answers. Which one it was is found by giving the first alone;
     * the others are ready again. A single one becomes an exception, as Python waits for something.
     */
    Map<Integer, MontyAnswer> instead(Map<Integer, MontyAnswer> refused, IllegalArgumentException why) {
        if (refused.isEmpty()) {
            throw why;
        }
        Map.Entry<Integer, MontyAnswer> first = refused.entrySet().iterator().next();
        if (refused.size() == 1) {
            if (first.getValue() == lastResort) {
                throw why;
            }
            MontyAnswer told = MontyAnswer.raise("RuntimeError", "the answer was refused: " + why.getMessage(), why);
            lastResort = told;
            return Map.of(first.getKey(), told);
        }
        synchronized (lock) {
            refused.forEach((callId, answer) -> {
                if (!callId.equals(first.getKey())) {
                    ready.put(callId, answer);
                }
            });
        }
        return Map.of(first.getKey(), first.getValue());
    }

    /** Cancels what is at work, forgets what is ready, and wakes whoever waits. */
    void cancelAll() {
        List<CompletableFuture<?>> left;
        List<CompletableFuture<Void>> signals = new ArrayList<>();
        synchronized (lock) {
            left = List.copyOf(working.values());
            working.clear();
            ready.clear();
            waiters.forEach(waiter -> signals.add(waiter.signal()));
        }
        left.forEach(future -> future.cancel(true));
        signals.forEach(signal -> signal.complete(null));
    }

    private MontyAnswer answer(@Nullable Object value, @Nullable Throwable error) {
        try {
            return error == null ? MontyAnswer.value(value) : failed(error);
        } catch (RuntimeException unanswerable) { // the value has no Python form, or the application's function threw
            return MontyAnswer.raise("RuntimeError", String.valueOf(unanswerable.getMessage()), unanswerable);
        }
    }

    private MontyAnswer failed(Throwable error) {
        Throwable cause = error;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof CancellationException
                ? MontyAnswer.raise("RuntimeError", "the host cancelled the call", cause)
                : Objects.requireNonNull(onFailure.apply(cause), "the answer to a failure");
    }
}
