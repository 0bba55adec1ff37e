package org.montyjvm.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;

/**
 * Compares Java with Rust on the same interpreter, in turns in one run, and prints Markdown: how long each
 * {@link Workload} takes, how many times as long as from Rust, and how much more two threads get done than one.
 */
public final class SideBySide {
    private static final String USAGE = "Usage: SideBySide [--driver FILE] [--rounds N] [--millis N]";

    private final PrintStream out;
    private final List<Contender> contenders;
    private final Comparison comparison;

    private SideBySide(PrintStream out, List<Contender> contenders, Comparison comparison) {
        this.out = out;
        this.contenders = contenders;
        this.comparison = comparison;
    }

    /**
     * Runs the comparison.
     *
     * @param arguments {@code --driver FILE}, the Rust driver, built with cargo when it is not named; {@code --rounds N},
     *     15 by default; {@code --millis N}, about how long one contender runs in one round, 200 by default
     * @throws IOException if the Rust driver cannot be built or started
     * @throws InterruptedException if the thread is interrupted while it is built
     * @throws IllegalArgumentException if the arguments are others than these
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> given = Arguments.words(arguments, Set.of("--driver", "--rounds", "--millis"), USAGE);
        int rounds = Integer.parseInt(given.getOrDefault("--rounds", "15"));
        long millis = Long.parseLong(given.getOrDefault("--millis", "200"));
        String program = given.get("--driver");
        try (RustDriver driver = new RustDriver(program == null ? DriverBuild.run() : Path.of(program))) {
            List<Contender> contenders = new ArrayList<>();
            for (RustContender.Way way : RustContender.Way.values()) {
                contenders.add(new RustContender(way, driver));
            }
            contenders.addAll(JavaContender.all());
            Comparison comparison = new Comparison(contenders, rounds, TimeUnit.MILLISECONDS.toNanos(millis));
            SideBySide table = new SideBySide(System.out, contenders, comparison);
            table.describe(rounds);
            table.workloads();
            table.scaling();
        }
    }

    private void describe(int rounds) {
        try (MontyPlatform platform = Monty.create()) {
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

    private void workloads() {
        List<Contender> java = contenders.subList(RustContender.Way.values().length, contenders.size());
        List<Contender> rust = contenders.subList(0, RustContender.Way.values().length);
        List<String> heading = new ArrayList<>(List.of("µs a run"));
        contenders.forEach(contender -> heading.add(contender.name()));
        for (Contender mine : java) {
            rust.forEach(other -> heading.add(mine.name() + " / " + other.name()));
        }
        row(heading);
        row(heading.stream()
                .map(column -> column.equals("µs a run") ? "---" : "---:")
                .toList());
        for (Workload workload : Workload.values()) {
            List<Comparison.Series> series = comparison.of(workload);
            List<String> cells = new ArrayList<>(List.of(workload.title()));
            series.forEach(one -> cells.add(String.format(Locale.ROOT, "%,.1f", one.nanos() / 1_000)));
            for (Comparison.Series mine : series.subList(rust.size(), series.size())) {
                for (Comparison.Series other : series.subList(0, rust.size())) {
                    cells.add(String.format(Locale.ROOT, "%.2f", mine.times(other)));
                }
            }
            row(cells);
        }
    }

    private void scaling() {
        out.println();
        out.println("| " + Workload.FIB_25.title() + ", two threads get done | times as much as one |");
        out.println("| --- | ---: |");
        List<Double> scaling = comparison.scaling(Workload.FIB_25);
        for (int i = 0; i < scaling.size(); i++) {
            row(List.of(contenders.get(i).name(), String.format(Locale.ROOT, "%.2f", scaling.get(i))));
        }
    }

    private void row(List<String> cells) {
        out.println(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
    }
}
