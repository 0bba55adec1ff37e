package org.montyjvm.bridge.middleware;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.HostCall;
import org.montyjvm.bridge.HostException;

/**
 * Lets so many calls through in a time, and refuses the others with a {@code RuntimeError} that tells when to come back. The
 * calls are counted in buckets of Bucket4j; which calls share one is the application's choice. Needs the library
 * {@code com.bucket4j:bucket4j_jdk17-core}.
 */
public final class RateLimit implements BridgeMiddleware {
    private final Predicate<? super HostCall> calls;
    private final Function<? super HostCall, String> keys;
    private final Function<String, Bucket> maker;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    private RateLimit(
            Predicate<? super HostCall> calls,
            Function<? super HostCall, String> keys,
            Function<String, Bucket> maker) {
        this.calls = Objects.requireNonNull(calls, "calls");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.maker = Objects.requireNonNull(maker, "maker");
    }

    /**
     * Returns a middleware with a bucket for each function.
     *
     * @param capacity how many calls of a function may be made at once, and again when the time has passed
     * @param time the time in which an empty bucket fills
     * @param calls which calls are counted; the others are let through
     * @return a new middleware
     * @throws IllegalArgumentException if capacity or time is not positive
     */
    public static RateLimit perFunction(long capacity, Duration time, Predicate<? super HostCall> calls) {
        return of(calls, HostCall::name, capacity, time, TimeMeter.SYSTEM_NANOTIME);
    }

    /**
     * Returns a middleware with one bucket for all calls.
     *
     * @param capacity how many calls may be made at once, and again when the time has passed
     * @param time the time in which an empty bucket fills
     * @param calls which calls are counted; the others are let through
     * @return a new middleware
     * @throws IllegalArgumentException if capacity or time is not positive
     */
    public static RateLimit together(long capacity, Duration time, Predicate<? super HostCall> calls) {
        return of(calls, call -> "", capacity, time, TimeMeter.SYSTEM_NANOTIME);
    }

    /**
     * Returns a middleware with buckets of the application's own, distributed ones among them.
     *
     * @param calls which calls are counted; the others are let through
     * @param keys gives the key of a call, of which there must not be ever more
     * @param maker makes the bucket of a key, once
     * @return a new middleware
     */
    @SuppressWarnings("exports") // who has no Bucket4j does not call this
    public static RateLimit with(
            Predicate<? super HostCall> calls,
            Function<? super HostCall, String> keys,
            Function<String, Bucket> maker) {
        return new RateLimit(calls, keys, maker);
    }

    static RateLimit of(
            Predicate<? super HostCall> calls,
            Function<? super HostCall, String> keys,
            long capacity,
            Duration time,
            TimeMeter clock) {
        Bandwidth limit = Bandwidth.builder()
                .capacity(capacity)
                .refillGreedy(capacity, time)
                .build();
        return new RateLimit(
                calls,
                keys,
                key -> Bucket.builder()
                        .addLimit(limit)
                        .withCustomTimePrecision(clock)
                        .build());
    }

    @Override
    public CompletionStage<MontyValue> around(HostCall call, Next next) {
        if (calls.test(call)) {
            ConsumptionProbe probe =
                    buckets.computeIfAbsent(keys.apply(call), maker).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                long millis = Math.max(1, probe.getNanosToWaitForRefill() / 1_000_000);
                throw new HostException(
                        "RuntimeError",
                        "too many calls of " + call.name() + "(): try again in " + millis / 1000.0 + " s");
            }
        }
        return next.proceed(call);
    }
}
