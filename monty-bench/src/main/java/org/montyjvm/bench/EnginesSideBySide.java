package org.montyjvm.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;

/**
 * Compares the WASM engine with the native one, in turns in one run, and prints Markdown: how long each {@link Workload}
 * takes on both when it has been running for a while, and how many times as long that is. {@link EnginePlot} draws it.
 */
public final class EnginesSideBySide {
    private static final String USAGE =
            "Usage: EnginesSideBySide [--csv FILE] [--warm-up SECONDS] [--rounds N] [--millis N]";

    private final EngineContender library = new EngineContender("ffi");
    private final EngineContender module = new EngineContender("wasm");
    private final Comparison comparison;
    private final long warmUpNanos;

    EnginesSideBySide(int rounds, long batchNanos, long warmUpNanos) {
        comparison = new Comparison(List.of(library, module), rounds, batchNanos);
        this.warmUpNanos = warmUpNanos;
    }

    /**
     * Runs the comparison.
     *
     * @param arguments {@code --csv FILE}, where the figures go too; {@code --warm-up SECONDS}, how long the WASM engine
     *     runs a workload before it is measured, 10 by default; {@code --rounds N}, 15 by default; {@code --millis N},
     *     about how long one engine runs in one round, 200 by default
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if the arguments are others than these
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> given =
                Arguments.words(arguments, Set.of("--csv", "--warm-up", "--rounds", "--millis"), USAGE);
        long warmUp = Long.parseLong(given.getOrDefault("--warm-up", "10"));
        int rounds = Integer.parseInt(given.getOrDefault("--rounds", "15"));
        long millis = Long.parseLong(given.getOrDefault("--millis", "200"));
        String csv = given.get("--csv");
        EnginesSideBySide comparison =
                new EnginesSideBySide(rounds, TimeUnit.MILLISECONDS.toNanos(millis), TimeUnit.SECONDS.toNanos(warmUp));
        describe(System.out, rounds);
        report(System.out, comparison.run(List.of(Workload.values())), csv == null ? null : Path.of(csv));
    }

    private static void describe(PrintStream out, int rounds) {
        try (MontyPlatform platform = Monty.builder().backend("ffi").build()) {
            out.printf(
                    Locale.ROOT,
                    "JDK %s, %d processors with a load of %.1f, %s, medians of %d rounds.%n%n",
                    System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    Path.of(platform.engine().origin()).getFileName(),
                    rounds);
        }
    }

    /** Prints the table and writes the file, if one is wanted. */
    static void report(PrintStream out, EngineRatios ratios, @Nullable Path csv) throws IOException {
        out.print(ratios.table());
        if (csv != null) {
            ratios.write(csv);
        }
    }

    /** Measures the workloads, one after the other. */
    EngineRatios run(List<Workload> workloads) {
        List<EngineRatios.Row> rows = new ArrayList<>();
        for (Workload workload : workloads) {
            library.warmUp(workload, warmUpNanos / 4);
            module.warmUp(workload, warmUpNanos);
            List<Comparison.Series> series = comparison.of(workload);
            rows.add(new EngineRatios.Row(
                    EngineContender.title(workload),
                    series.get(0).nanos() / 1_000,
                    series.get(1).nanos() / 1_000,
                    series.get(1).times(series.get(0))));
        }
        return new EngineRatios(
                Objects.requireNonNull(System.getProperty("java.specification.version"), "every JVM has it"), rows);
    }
}
