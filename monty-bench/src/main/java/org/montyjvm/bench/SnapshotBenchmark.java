package org.montyjvm.bench;

import java.util.concurrent.TimeUnit;
import org.montyjvm.Monty;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontySuspended;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to freeze and to restore, signatures included. {@link SnapshotSizes} prints how large the bytes are. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SnapshotBenchmark {
    /** What pauses a run in the middle of a function and a loop. */
    static final MontyScript PAUSES = MontyScript.of("""
            def total(orders):
                sum = 0
                for order in orders:
                    sum += price(order)
                return sum

            total(['A-1', 'A-2', 'A-3'])
            """).withFunctions("price");

    static final MontySnapshotKey KEY =
            MontySnapshotKey.of(new byte[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3});

    /** Made by JMH. */
    public SnapshotBenchmark() {}

    /**
     * Freezes a small session between two feeds.
     *
     * @param kept the session
     * @return the snapshot
     */
    @Benchmark
    public MontySnapshot freeze(KeptSession kept) {
        return kept.session.freeze(KEY);
    }

    /**
     * Freezes a small session and opens another one from it, by way of bytes.
     *
     * @param kept the session
     * @return the other session's state, so that it is not optimised away
     */
    @Benchmark
    public Object freezeAndRestore(KeptSession kept) {
        MontySnapshot snapshot = MontySnapshot.of(kept.session.freeze(KEY).bytes());
        try (MontySession restored = kept.platform.restoreSession(snapshot, KEY)) {
            return restored.state();
        }
    }

    /**
     * Freezes a run that waits for the host, and goes on in another platform, by way of bytes.
     *
     * @param paused the run
     * @return the restored pause, which is dropped
     */
    @Benchmark
    public MontySuspended freezeAndRestoreRun(PausedRun paused) {
        MontySnapshot snapshot = MontySnapshot.of(paused.pause.freeze(KEY).bytes());
        MontySuspended restored = paused.platform.restore(snapshot, KEY);
        restored.cancel();
        return restored;
    }

    /** A run that waits for the host, beside a platform that is idle. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets the fields
    public static class PausedRun extends SuspendBenchmark.Host {
        private MontyPlatform source;
        private MontyPending pause;

        /** Made by JMH. */
        public PausedRun() {}

        /** Starts the run. */
        @Setup(Level.Iteration)
        public void start() {
            source = Monty.builder().execution(execution).build();
            pause = (MontyPending) source.start(PAUSES);
        }

        /** Drops the run. */
        @TearDown(Level.Iteration)
        public void stop() {
            source.close();
        }
    }
}
