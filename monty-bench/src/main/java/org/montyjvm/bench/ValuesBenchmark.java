package org.montyjvm.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What values cost that go into a script and come out of it; the script itself does nothing with them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ValuesBenchmark {
    private final MontyScript dict = MontyScript.of("value").withInput("value", dictOfThousand());
    private final MontyScript ints = MontyScript.of("list(range(100_000))");
    private final MontyScript text = MontyScript.of("value").withInput("value", megabyteOfText());

    /** Made by JMH. */
    public ValuesBenchmark() {}

    /**
     * Takes a dict of 1,000 small records in and out.
     *
     * @param platform the platform
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public MontyResult dictInAndOut(KeptPlatform platform) {
        return platform.run(dict);
    }

    /**
     * Takes a list of 100,000 integers out.
     *
     * @param platform the platform
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public MontyResult intsOut(KeptPlatform platform) {
        return platform.run(ints);
    }

    /**
     * Takes 1 MB of text in and out.
     *
     * @param platform the platform
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public MontyResult textInAndOut(KeptPlatform platform) {
        return platform.run(text);
    }

    private static Map<String, Object> dictOfThousand() {
        Map<String, Object> dict = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            dict.put("key-" + i, List.of(i, i * 0.5, "value " + i));
        }
        return dict;
    }

    /** Returns text as people write it: mostly ASCII, with line ends, quotes and a few other letters. */
    private static String megabyteOfText() {
        String line = "The \"quick\" brown fox jumps over the lazy dog, déjà vu.\n";
        return line.repeat(1_000_000 / line.length());
    }
}
