package org.montyjvm.bench;

import java.util.concurrent.TimeUnit;
import org.montyjvm.Monty;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a run costs by itself: the script has next to nothing to do. Sampled, so that the median is shown. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RunBenchmark {
    private static final String CODE = "2 + 2";

    /** Made by JMH. */
    public RunBenchmark() {}

    /**
     * Runs on a platform that is there already.
     *
     * @param platform the platform
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public MontyResult keptPlatform(KeptPlatform platform) {
        return platform.run(CODE);
    }

    /**
     * Creates a platform for one run.
     *
     * @param choice the kind of platform
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public MontyResult createRunClose(Choice choice) {
        try (MontyPlatform platform =
                Monty.builder().execution(choice.execution).build()) {
            return platform.run(CODE);
        }
    }

    /**
     * Runs without a platform of the caller's.
     *
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public MontyResult montyRun() {
        return Monty.run(CODE);
    }

    /** The kind of platform to create. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH sets the fields
    public static class Choice {
        /** The thread that the interpreter runs on. */
        @Param
        public MontyExecution execution;

        /** Made by JMH. */
        public Choice() {}
    }
}
