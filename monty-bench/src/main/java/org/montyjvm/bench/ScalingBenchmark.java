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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many {@link Workload#FIB_25} a second one thread runs, and two, with a platform for each thread. The second figure
 * divided by the first is the scaling, where there are two processors that nobody else uses.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScalingBenchmark {
    private static final MontyScript SCRIPT = Workload.FIB_25.script();

    /** Made by JMH. */
    public ScalingBenchmark() {}

    /**
     * Runs on one thread.
     *
     * @param platform the platform
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    @Threads(1)
    public MontyResult oneThread(KeptPlatform platform) {
        return platform.run(SCRIPT);
    }

    /**
     * Runs on two threads.
     *
     * @param platform the thread's own platform
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    @Threads(2)
    public MontyResult twoThreads(KeptPlatform platform) {
        return platform.run(SCRIPT);
    }
}
