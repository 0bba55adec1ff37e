package org.montyjvm.bridge.middleware;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.HostCall;

/**
 * Remembers what scripts were told by the host, so that what they, or a language model behind them, say afterwards can be
 * checked against it. Only what calls gave is remembered, not what failed.
 *
 * <p>It belongs outside of a {@link ResultCache}, so that answers from memory are facts too.
 */
public final class Grounding implements BridgeMiddleware {
    private final Predicate<? super HostCall> calls;
    private final int mostPerRun;
    private final int mostRuns;
    private final Map<String, List<Fact>> runs = new LinkedHashMap<>();

    private Grounding(Predicate<? super HostCall> calls, int mostPerRun, int mostRuns) {
        this.calls = calls;
        this.mostPerRun = mostPerRun;
        this.mostRuns = mostRuns;
    }

    /**
     * Something that a script was told.
     *
     * @param callId the number of the call
     * @param name what was called
     * @param arguments with which arguments
     * @param value what it gave
     * @param time when
     */
    public record Fact(int callId, String name, Map<String, MontyValue> arguments, MontyValue value, Instant time) {
        /**
         * Holds a fact; copies the map.
         *
         * @param callId {@link #callId()}
         * @param name {@link #name()}
         * @param arguments {@link #arguments()}
         * @param value {@link #value()}
         * @param time {@link #time()}
         */
        public Fact {
            Objects.requireNonNull(name, "name");
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(time, "time");
        }
    }

    /**
     * Returns a middleware that remembers calls of tools: 1,000 facts of a run, and the last 100 runs.
     *
     * @return a new middleware
     */
    public static Grounding create() {
        return of(CallFilter.tools(), 1_000, 100);
    }

    /**
     * Returns a middleware.
     *
     * @param calls which calls are remembered
     * @param mostPerRun how many facts of a run; the first ones are kept
     * @param mostRuns of how many runs; the oldest goes first
     * @return a new middleware
     * @throws IllegalArgumentException if a number is not positive
     */
    public static Grounding of(Predicate<? super HostCall> calls, int mostPerRun, int mostRuns) {
        if (mostPerRun < 1 || mostRuns < 1) {
            throw new IllegalArgumentException("both numbers are positive, not " + mostPerRun + " and " + mostRuns);
        }
        return new Grounding(Objects.requireNonNull(calls, "calls"), mostPerRun, mostRuns);
    }

    @Override
    public CompletionStage<MontyValue> around(HostCall call, Next next) {
        CompletionStage<MontyValue> stage = next.proceed(call);
        return calls.test(call)
                ? stage.whenComplete((value, error) -> {
                    if (error == null) {
                        add(call, value);
                    }
                })
                : stage;
    }

    private synchronized void add(HostCall call, MontyValue value) {
        List<Fact> facts = runs.computeIfAbsent(call.runId(), unknown -> new ArrayList<>());
        if (facts.size() < mostPerRun) {
            facts.add(new Fact(call.callId(), call.name(), call.arguments(), value, Instant.now()));
        }
        if (runs.size() > mostRuns) {
            runs.remove(runs.keySet().iterator().next());
        }
    }

    /**
     * Returns what a run was told.
     *
     * @param runId {@link org.montyjvm.bridge.BridgeRun#id()}
     * @return the facts in the order in which they were told, empty if there are none or they were forgotten
     */
    public synchronized List<Fact> facts(String runId) {
        return List.copyOf(runs.getOrDefault(runId, List.of()));
    }

    /**
     * Returns whether a run was told a text, alone or within a larger one.
     *
     * @param runId {@link org.montyjvm.bridge.BridgeRun#id()}
     * @param text what somebody says, such as a name or a figure
     * @return true if the Python form of a value that it was told contains the text
     */
    public boolean wasTold(String runId, String text) {
        return facts(runId).stream().anyMatch(fact -> fact.value().toString().contains(text));
    }

    /**
     * Forgets a run.
     *
     * @param runId {@link org.montyjvm.bridge.BridgeRun#id()}
     */
    public synchronized void forget(String runId) {
        runs.remove(runId);
    }
}
