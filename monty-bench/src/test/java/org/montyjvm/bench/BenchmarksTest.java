package org.montyjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {
    @Test
    void everyBenchmark_runOnce_completes() throws RunnerException {
        Options once = new OptionsBuilder()
                .include("org.montyjvm.bench.*")
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();

        Collection<RunResult> results = new Runner(once).run();

        assertThat(names(results))
                .containsExactlyInAnyOrder(
                        "BridgeBenchmark.bare",
                        "BridgeBenchmark.bridge",
                        "BridgeBenchmark.bridgeWhoseEventsAreRead",
                        "BridgeBenchmark.bridgeWithAQuickHandler",
                        "RunBenchmark.keptPlatform",
                        "RunBenchmark.createRunClose",
                        "RunBenchmark.montyRun",
                        "WorkloadBenchmark.run",
                        "ValuesBenchmark.dictInAndOut",
                        "ValuesBenchmark.intsOut",
                        "ValuesBenchmark.textInAndOut",
                        "ScalingBenchmark.oneThread",
                        "ScalingBenchmark.twoThreads",
                        "SuspendBenchmark.startToEnd",
                        "SuspendBenchmark.roundTrip",
                        "SuspendBenchmark.roundTripOfRecords",
                        "SessionBenchmark.feed",
                        "SessionBenchmark.call",
                        "SessionBenchmark.openFeedClose",
                        "SnapshotBenchmark.freeze",
                        "SnapshotBenchmark.freezeAndRestore",
                        "SnapshotBenchmark.freezeAndRestoreRun");
        assertThat(results.stream().filter(result -> name(result).equals("WorkloadBenchmark.run")))
                .as("each workload on each kind of thread")
                .hasSize(2 * Workload.values().length);
    }

    private static Set<String> names(Collection<RunResult> results) {
        return results.stream().map(BenchmarksTest::name).collect(Collectors.toSet());
    }

    private static String name(RunResult result) {
        return result.getParams().getBenchmark().replace("org.montyjvm.bench.", "");
    }
}
