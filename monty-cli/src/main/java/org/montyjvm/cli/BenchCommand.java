package org.montyjvm.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.montyjvm.Monty;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code monty bench}. */
@Command(
        name = "bench",
        sortOptions = false,
        header = "Measures what scripts cost here, on each engine.",
        description = {
            "",
            "A first look at a machine: how long the command took to start, how long an engine takes to its first result,"
                    + " and the medians of a script that does nothing, of a loop and of recursive calls. The engines take"
                    + " turns, so that their ratio means something on a busy machine as well; the figures themselves do"
                    + " not. The benchmarks of the project are in monty-bench."
        },
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all was measured", "2:there is no such engine", ExitCode.CRASHED, ExitCode.STOPPED},
        footer = {"", "Examples:", "  monty bench", "  monty bench --time 3s --backend ffi", "  monty bench --json"})
final class BenchCommand implements Callable<Integer> {
    private static final MontyLimits LIMITS =
            MontyLimits.builder().duration(Duration.ofMinutes(1)).build();

    private static final Map<String, String> SCRIPTS = new LinkedHashMap<>();

    static {
        SCRIPTS.put("2 + 2", "2 + 2");
        SCRIPTS.put("loop, 100,000 steps", "n = 0\nwhile n < 100_000:\n    n += 1\nn");
        SCRIPTS.put("fib(20), 21,891 calls", """
                def fib(n):
                    return n if n < 2 else fib(n - 1) + fib(n - 2)

                fib(20)
                """);
    }

    private final Streams streams;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            description = "How long to measure each figure. Default: 1s.")
    private Duration time = Duration.ofSeconds(1);

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            completionCandidates = EngineOptions.Engines.class,
            description = "The only engine to measure, ffi or wasm. Default: both.")
    private @Nullable String backend;

    @Option(names = "--json", description = "Prints one JSON object instead, on one line; times in nanoseconds.")
    private boolean json;

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

    BenchCommand(Streams streams) {
        this.streams = streams;
    }

    /**
     * A figure, in nanoseconds.
     *
     * @param name what was measured
     * @param nanos the medians by engine
     */
    private record Figure(String name, Map<String, Long> nanos) {}

    @Override
    public Integer call() {
        long start = sinceStart();
        List<String> engines = backend == null ? List.of("ffi", "wasm") : List.of(backend);
        Bench bench = new Bench(time);
        return new EngineWork(streams, streams.report(json)).run(bench::progress, progress -> {
            List<Figure> figures = figures(bench, engines);
            return () -> tell(start, engines, figures);
        });
    }

    private static List<Figure> figures(Bench bench, List<String> engines) {
        Map<String, MontyPlatform> platforms = new LinkedHashMap<>();
        List<Figure> figures = new ArrayList<>();
        try {
            Map<String, Long> first = new LinkedHashMap<>();
            for (String engine : engines) {
                long begin = System.nanoTime();
                MontyPlatform platform =
                        Monty.builder().backend(engine).limits(LIMITS).build();
                platforms.put(engine, platform);
                platform.run("2 + 2");
                first.put(engine, System.nanoTime() - begin);
            }
            figures.add(new Figure("first result", first));
            SCRIPTS.forEach((name, code) -> figures.add(new Figure(name, bench.medians(name, platforms, code))));
        } finally {
            platforms.values().forEach(MontyPlatform::close);
        }
        return figures;
    }

    /** How long this process has been there, in nanoseconds; 0 where the system does not tell. */
    private static long sinceStart() {
        Instant start = ProcessHandle.current().info().startInstant().orElse(null);
        return start == null
                ? 0
                : Math.max(0, Duration.between(start, Instant.now()).toNanos());
    }

    private int tell(long start, List<String> engines, List<Figure> figures) {
        if (json) {
            JsonLine.print(streams.out(), line -> {
                line.writeBooleanField("ok", true);
                line.writeNumberField("startNanos", start);
                line.writeObjectFieldStart("figures");
                for (Figure figure : figures) {
                    line.writeObjectFieldStart(figure.name());
                    for (Map.Entry<String, Long> engine : figure.nanos().entrySet()) {
                        line.writeNumberField(engine.getKey(), engine.getValue());
                    }
                    line.writeEndObject();
                }
                line.writeEndObject();
            });
            return ExitCode.OK;
        }
        Palette palette = streams.outPalette();
        boolean both = engines.size() > 1;
        StringBuilder head = new StringBuilder(String.format("%-24s", ""));
        engines.forEach(engine -> head.append(String.format("%12s", engine)));
        row(palette.bold(head + (both ? String.format("%12s", engines.get(1) + "/" + engines.get(0)) : "")));
        row(String.format("%-24s%12s", "start of the command", Durations.text(Duration.ofNanos(start))));
        for (Figure figure : figures) {
            StringBuilder line = new StringBuilder(String.format("%-24s", figure.name()));
            List<Long> nanos = List.copyOf(figure.nanos().values());
            nanos.forEach(each -> line.append(String.format("%12s", Durations.text(Duration.ofNanos(each)))));
            if (both) {
                line.append(String.format(Locale.ROOT, "%12.2f", (double) nanos.get(1) / nanos.get(0)));
            }
            row(line.toString());
        }
        streams.out().flush();
        return ExitCode.OK;
    }

    private void row(String line) {
        streams.out().print(line.stripTrailing() + "\n");
    }
}
