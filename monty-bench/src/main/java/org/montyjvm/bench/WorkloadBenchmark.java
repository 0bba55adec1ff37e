package org.montyjvm.bench;

import java.util.concurrent.TimeUnit;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the interpreter takes for each {@link Workload}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class WorkloadBenchmark {
    /** The script. */
    @Param
    public Workload workload;

    private MontyScript script;

    /** Made by JMH. */
    public WorkloadBenchmark() {}

    /** Makes the script, inputs included, before it is run for the first time. */
    @Setup
    public void prepare() {
        script = workload.script();
    }

    /**
     * Runs the workload in a fresh interpreter.
     *
     * @param platform the platform
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public MontyResult run(KeptPlatform platform) {
        return platform.run(script);
    }
}
