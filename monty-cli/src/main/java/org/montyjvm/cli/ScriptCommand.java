package org.montyjvm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyValue;
import org.montyjvm.config.MontyConfig;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands that run a script have in common: their options, and the run. */
abstract class ScriptCommand implements Callable<Integer> {
    /** Where the command reads and writes. */
    final Streams streams;

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

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(
            names = "--json",
            description =
                    "Prints one JSON object instead, on one line: ok, value, type, output and usage; or ok, error,"
                            + " excType, message, traceback, output and usage.")
    private boolean json;

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

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
        MontyConfig config = engine.config();
        MontyLimits limits = config.limits();
        Map<String, MontyValue> values = ScriptInput.parse(inputs); // before anything that may wait for a terminal
        MontyScript script = script(limits.sourceBytes()).withInputs(values);
        Report report = streams.report(json);
        return new EngineWork(streams, report).run(EngineWork.running(limits.duration()), progress -> {
            try (MontyPlatform platform = config.monty().build()) {
                return run(platform, config, script, report, progress);
            }
        });
    }

    /** Runs the script, and returns what tells of it and gives the exit code. */
    IntSupplier run(MontyPlatform platform, MontyConfig config, MontyScript script, Report report, Progress progress) {
        ScriptRun run = new ScriptRun(
                platform, (stream, text) -> progress.aside(() -> report.printed(stream, text), text.endsWith("\n")));
        MontyResult result = run.result(script, config);
        return () -> {
            report.result(result);
            return ExitCode.OK;
        };
    }

    /** Returns whether the user wants JSON. */
    final boolean json() {
        return json;
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

    /** Returns the script in a file, or in the standard input for {@code -}. */
    final MontyScript fileOrInput(String name, long mostBytes) {
        return name.equals("-")
                ? MontyScript.of(standardInput(mostBytes)).withName("<stdin>")
                : MontyScript.of(Utf8Source.file(name, mostBytes)).withName(name);
    }

    /** Returns the text of the standard input. */
    final String standardInput(long mostBytes) {
        return Utf8Source.stream(streams.in(), mostBytes, "the standard input");
    }
}
