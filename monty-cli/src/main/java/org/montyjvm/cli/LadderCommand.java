package org.montyjvm.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCrashError;
import org.montyjvm.fixtures.Comparison;
import org.montyjvm.fixtures.EngineComparison;
import org.montyjvm.fixtures.Fixture;
import org.montyjvm.fixtures.Ladder;
import org.montyjvm.fixtures.LadderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code monty ladder}. */
@Command(
        name = "ladder",
        sortOptions = false,
        header = "Runs fixtures on the engines and compares them.",
        description = {
            "",
            "Prints a line of JSON for each fixture, with everything that can be observed; then what failed, and where"
                    + " the engines differ; and at last how many fixtures passed and failed. Exits with 0 only if all"
                    + " of them passed, on every engine, with the same line."
        },
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all fixtures passed",
            "1:a fixture failed, or the engines differ",
            "2:a fixture is not well formed, or cannot be read",
            "5:an engine is missing"
        },
        footer = {
            "",
            "Examples:",
            "  monty ladder",
            "  monty ladder --fixtures my-fixtures --backend wasm",
            "  monty ladder | grep '^{' > ladder.jsonl"
        })
final class LadderCommand implements Callable<Integer> {
    /** All engines that there are to be. */
    private static final List<String> BOTH = List.of("ffi", "wasm");

    private final Streams streams;
    private final Function<Collection<String>, EngineComparison> engines;

    @Option(
            names = "--fixtures",
            paramLabel = "DIR",
            description = "The folder with the fixtures, in JSON files; inner folders count. Default: the ladder that"
                    + " comes with the command.")
    private @Nullable String folder;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "The engine to run on: ffi, wasm or both. Default: both.")
    private String backend = "both";

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

    LadderCommand(Streams streams) {
        this(streams, EngineComparison::of);
    }

    /** Makes the command with other engines behind the names. */
    LadderCommand(Streams streams, Function<Collection<String>, EngineComparison> engines) {
        this.streams = streams;
        this.engines = engines;
    }

    @Override
    public Integer call() {
        Ladder ladder = ladder();
        EngineComparison comparison;
        try {
            comparison = engines.apply(backend.equals("both") ? BOTH : List.of(backend));
        } catch (IllegalArgumentException e) { // an engine that there is not
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (MontyCrashError e) {
            streams.report(false).error(e);
            return ExitCode.CRASH;
        }
        return climb(ladder, comparison);
    }

    private Ladder ladder() {
        try {
            return folder == null ? Ladder.bundled() : Ladder.of(Path.of(folder));
        } catch (LadderException | InvalidPathException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private int climb(Ladder ladder, EngineComparison comparison) {
        PrintWriter out = streams.out();
        List<String> complaints = new ArrayList<>();
        int passed = 0;
        int failed = 0;
        AtomicInteger done = new AtomicInteger();
        int all = ladder.fixtures().size();
        try (Progress progress = Progress.begin(streams, elapsed -> done + " of " + all + " fixtures")) {
            for (Fixture fixture : ladder.fixtures()) {
                Comparison result = comparison.run(fixture);
                done.incrementAndGet();
                if (result.skipped()) {
                    complaints.add(fixture.id() + " is for the native engine alone, and was not run");
                    continue;
                }
                progress.aside(() -> out.print(result.line() + "\n"), true);
                result.complaints().forEach(complaint -> complaints.add(fixture.id() + " " + complaint));
                if (result.passed()) {
                    passed++;
                } else {
                    failed++;
                }
            }
        }
        complaints.forEach(complaint -> out.print(complaint + "\n"));
        out.print(passed + " passed, " + failed + " failed\n");
        out.flush();
        return failed == 0 && passed > 0 ? ExitCode.OK : ExitCode.SCRIPT_ERROR;
    }
}
