package org.montyjvm.bridge.middleware;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.HostCall;

/**
 * Answers a call from memory that was made with the same arguments before. Failures are not remembered, and neither are
 * values in which there is an object of the host, as that belongs to one run.
 *
 * <p>What is remembered is shared by all runs and bridges that have this middleware: it is for functions whose answer does
 * not depend on who asks.
 */
public final class ResultCache implements BridgeMiddleware {
    private final Duration keep;
    private final int most;
    private final Predicate<? super HostCall> calls;
    private final LongSupplier nanoTime;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private ResultCache(Duration keep, int most, Predicate<? super HostCall> calls, LongSupplier nanoTime) {
        this.keep = keep;
        this.most = most;
        this.calls = calls;
        this.nanoTime = nanoTime;
    }

    private record Key(String name, Map<String, MontyValue> arguments) {}

    private record Entry(MontyValue value, long until) {}

    /**
     * Returns the middleware.
     *
     * @param keep how long an answer is good
     * @param most how many answers are kept; the one that was not asked for the longest goes first
     * @param calls which calls
     * @return a new middleware
     * @throws IllegalArgumentException if time or number is not positive
     */
    public static ResultCache of(Duration keep, int most, Predicate<? super HostCall> calls) {
        return of(keep, most, calls, System::nanoTime);
    }

    static ResultCache of(Duration keep, int most, Predicate<? super HostCall> calls, LongSupplier nanoTime) {
        if (keep.isZero() || keep.isNegative() || most < 1) {
            throw new IllegalArgumentException("time and number are positive, not " + keep + " and " + most);
        }
        return new ResultCache(keep, most, Objects.requireNonNull(calls, "calls"), nanoTime);
    }

    @Override
    public CompletionStage<MontyValue> around(HostCall call, Next next) {
        if (!calls.test(call)) {
            return next.proceed(call);
        }
        Key key = new Key(call.name(), call.arguments());
        MontyValue known = find(key);
        return known != null
                ? CompletableFuture.completedFuture(known)
                : next.proceed(call).whenComplete((value, error) -> {
                    if (error == null && !hasObject(value)) {
                        remember(key, value);
                    }
                });
    }

    private synchronized @Nullable MontyValue find(Key key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return null;
        } else if (nanoTime.getAsLong() - entry.until() >= 0) {
            entries.remove(key);
            return null;
        }
        return entry.value();
    }

    private synchronized void remember(Key key, MontyValue value) {
        entries.put(key, new Entry(value, nanoTime.getAsLong() + keep.toNanos()));
        if (entries.size() > most) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** Forgets all answers. */
    public synchronized void clear() {
        entries.clear();
    }

    private static boolean hasObject(MontyValue value) {
        if (value instanceof MontyValue.List list) {
            return list.items().stream().anyMatch(ResultCache::hasObject);
        } else if (value instanceof MontyValue.Tuple tuple) {
            return tuple.items().stream().anyMatch(ResultCache::hasObject);
        } else if (value instanceof MontyValue.Dict dict) {
            return dict.entries().stream().anyMatch(entry -> hasObject(entry.value()));
        }
        return value instanceof MontyValue.Instance;
    }
}
