package org.montyjvm.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.montyjvm.Monty;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyScript;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs Python to call Java: from one pause, by its answer and the script's next step, to the next pause.
 * Sampled, so that the median is shown.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SuspendBenchmark {
    static final int CALLS = 1_000;
    static final String CODE = "total = 0\nfor i in range(" + CALLS + "):\n    total += price(i)\ntotal";

    private static final MontyScript SCRIPT = MontyScript.of(CODE).withFunctions("price");

    private static final MontyScript ENDLESS =
            MontyScript.of("while True:\n    price(1)").withFunctions("price");

    private static final MontyScript ENDLESS_WITH_RECORDS =
            MontyScript.of("while True:\n    orders = find('open', limit=2)").withFunctions("find");

    private static final List<Map<String, Object>> RECORDS = List.of(
            Map.of("id", 1, "customer", "Ada", "paid", true), Map.of("id", 2, "customer", "Grace", "paid", false));

    /** Made by JMH. */
    public SuspendBenchmark() {}

    /**
     * Runs a script with a thousand calls from start to end; the figure is for one of them, with its share of the start.
     *
     * @param host the platform
     * @return the end, so that it is not optimised away
     */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public MontyComplete startToEnd(Host host) {
        return startToEnd(host.platform);
    }

    static MontyComplete startToEnd(MontyPlatform platform) {
        MontyProgress progress = platform.start(SCRIPT);
        while (progress instanceof MontyPending call) {
            progress = call.resume(1);
        }
        return (MontyComplete) progress;
    }

    /**
     * Answers one call with an integer.
     *
     * @param run the run that calls without end
     * @return the next call
     */
    @Benchmark
    public MontyProgress roundTrip(IntegerCalls run) {
        return run.answer(1);
    }

    /**
     * Answers one call that has a keyword argument with a list of two dicts.
     *
     * @param run the run that calls without end
     * @return the next call
     */
    @Benchmark
    public MontyProgress roundTripOfRecords(RecordCalls run) {
        return run.answer(RECORDS);
    }

    /** A platform whose limits nobody hits. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets the fields
    public static class Host {
        static final MontyLimits WIDE = MontyLimits.builder()
                .suspensions(Integer.MAX_VALUE)
                .duration(Duration.ofHours(1))
                .build();

        /** The thread that the interpreter runs on. */
        @Param
        public MontyExecution execution;

        MontyPlatform platform;

        /** Made by JMH. */
        public Host() {}

        /** Creates the platform. */
        @Setup
        public void create() {
            platform = Monty.builder().limits(WIDE).execution(execution).build();
        }

        /** Closes the platform. */
        @TearDown
        public void close() {
            platform.close();
        }
    }

    /** A run that calls with an integer, again and again. */
    @State(Scope.Thread)
    public static class IntegerCalls extends Calls {
        /** Made by JMH. */
        public IntegerCalls() {
            super(ENDLESS);
        }
    }

    /** A run that calls with a string and a keyword argument, again and again. */
    @State(Scope.Thread)
    public static class RecordCalls extends Calls {
        /** Made by JMH. */
        public RecordCalls() {
            super(ENDLESS_WITH_RECORDS);
        }
    }

    /** A run that calls without end; a new one for each iteration. */
    @SuppressWarnings("NullAway.Init") // JMH sets the fields
    public abstract static class Calls extends Host {
        private final MontyScript script;
        private MontyPending call;

        Calls(MontyScript script) {
            this.script = script;
        }

        /** Starts the run. */
        @Setup(Level.Iteration)
        public void start() {
            call = (MontyPending) platform.start(script);
        }

        /** Drops the run. */
        @TearDown(Level.Iteration)
        public void stop() {
            platform.cancel();
        }

        MontyProgress answer(Object value) {
            call = (MontyPending) call.resume(value);
            return call;
        }
    }
}
