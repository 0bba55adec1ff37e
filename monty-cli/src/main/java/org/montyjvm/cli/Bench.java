package org.montyjvm.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.montyjvm.MontyPlatform;

/** Measures scripts on several engines, which take turns. */
final class Bench {
    private static final int FEWEST = 3;

    private final Duration time;
    private volatile String current = "starting the engines";

    /**
     * Makes a bench.
     *
     * @param time how long each script is measured, on all engines together, after half as long to warm up
     */
    Bench(Duration time) {
        this.time = time;
    }

    /** Returns what is going on, for a terminal. */
    String progress(Duration elapsed) {
        return current + ", " + elapsed.toSeconds() + " s";
    }

    /** Returns the median of a script's time by engine, in nanoseconds. */
    Map<String, Long> medians(String name, Map<String, MontyPlatform> platforms, String code) {
        current = "measuring " + name;
        samples(platforms, code, time.dividedBy(2));
        Map<String, Long> medians = new LinkedHashMap<>();
        samples(platforms, code, time).forEach((engine, nanos) -> {
            Collections.sort(nanos);
            medians.put(engine, nanos.get(nanos.size() / 2));
        });
        return medians;
    }

    private static Map<String, List<Long>> samples(Map<String, MontyPlatform> platforms, String code, Duration time) {
        Map<String, List<Long>> samples = new LinkedHashMap<>();
        long begin = System.nanoTime();
        for (int round = 0; round < FEWEST || System.nanoTime() - begin < time.toNanos(); round++) {
            platforms.forEach((engine, platform) -> {
                long before = System.nanoTime();
                platform.run(code);
                samples.computeIfAbsent(engine, any -> new ArrayList<>()).add(System.nanoTime() - before);
            });
        }
        return samples;
    }
}
