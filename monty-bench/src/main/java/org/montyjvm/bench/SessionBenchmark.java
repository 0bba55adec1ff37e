package org.montyjvm.bench;

import java.util.concurrent.TimeUnit;
import org.montyjvm.MontyResult;
import org.montyjvm.MontySession;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** What the feeds of a session cost by themselves. Sampled, so that the median is shown. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SessionBenchmark {
    /** Made by JMH. */
    public SessionBenchmark() {}

    /**
     * Feeds an expression.
     *
     * @param kept the session
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public MontyResult feed(KeptSession kept) {
        return kept.session.run("x + 1");
    }

    /**
     * Calls a function from Java.
     *
     * @param kept the session
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public MontyResult call(KeptSession kept) {
        return kept.session.call("increment", 1);
    }

    /**
     * Opens a session for one feed.
     *
     * @param kept the platform
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public MontyResult openFeedClose(KeptSession kept) {
        try (MontySession session = kept.platform.openSession()) {
            return session.run("1 + 1");
        }
    }
}
