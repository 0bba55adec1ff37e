package org.montyjvm.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.montyjvm.Monty;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyValue;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands that run a script have in common: their options, and the run. */
abstract class ScriptCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // by the parser
    private CommandSpec spec;

    @Option(
            names = "--input",
            paramLabel = "NAME=JSON",
            description = {
                "Sets a variable of the script; may be repeated. An object becomes a dict, an array a list, a number"
                        + " with a fraction or an exponent a float. With NAME=@FILE the JSON is read from a file."
            })
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            description = "The longest that the script may run, such as 500ms, 2s or 1m. Default: 10s.")
    private @Nullable Duration timeout;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = MemoryArgument.class,
            description = "The most memory that the script may hold, such as 64MiB, 1GiB or a number of bytes."
                    + " Default: 64MiB.")
    private @Nullable Long memory;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "The engine to run on, such as ffi. Default: the fastest that works here.")
    private @Nullable String backend;

    @Option(
            names = "--json",
            description =
                    "Prints one JSON object instead, on one line: ok, value, type, output and usage; or ok, error,"
                            + " excType, message, traceback, output and usage.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help and exits.")
    @SuppressWarnings("unused") // by the parser only
    private boolean help;

    ScriptCommand(Streams streams) {
        this.streams = streams;
    }

    /**
     * Returns the script that the user named, without inputs.
     *
     * @param mostBytes the limit on its size
     * @throws UsageException if there is none
     */
    abstract MontyScript script(long mostBytes);

    @Override
    public final Integer call() {
        MontyLimits limits = limits();
        Map<String, MontyValue> values = ScriptInput.parse(inputs); // before anything that may wait for a terminal
        MontyScript script = script(limits.sourceBytes()).withInputs(values);
        Report report = streams.report(json);
        try (InterruptOnSignal signal = InterruptOnSignal.begin()) {
            return signal.reported(run(script, limits, report));
        }
    }

    /** Returns this command as the parser knows it. */
    final CommandLine command() {
        return spec.commandLine();
    }

    /**
     * Returns the one argument of a list.
     *
     * @param arguments what the user gave
     * @param label what the argument is called
     * @param advice what to tell a user who gave more than one
     * @throws UsageException if there are more or none
     */
    final String only(List<String> arguments, String label, String advice) {
        if (arguments.isEmpty()) {
            throw new UsageException(label + " is missing");
        }
        if (arguments.size() > 1) {
            throw new UsageException(
                    spec.name() + " takes one " + label + ", not " + arguments.size() + " arguments", advice);
        }
        return arguments.get(0);
    }

    /** Returns the text of the standard input. */
    final String standardInput(long mostBytes) {
        return Utf8Source.stream(streams.in(), mostBytes, "the standard input");
    }

    private int run(MontyScript script, MontyLimits limits, Report report) {
        MontyResult result;
        try (MontyPlatform platform = platform(limits)) {
            result = platform.run(script);
        } catch (MontyError e) {
            report.error(e);
            return ExitCode.of(e);
        } catch (IllegalArgumentException e) { // an engine or an input that there is not
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        report.result(result);
        return ExitCode.OK;
    }

    private MontyPlatform platform(MontyLimits limits) {
        Monty.Builder builder = Monty.builder().limits(limits);
        if (backend != null) {
            builder.backend(backend);
        }
        return builder.build();
    }

    private MontyLimits limits() {
        MontyLimits.Builder limits = MontyLimits.builder();
        if (timeout != null) {
            limits.duration(timeout);
        }
        if (memory != null) {
            limits.memoryBytes(memory);
        }
        return limits.build();
    }
}
