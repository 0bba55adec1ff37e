package org.montyjvm.cli;

import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyQuestion;
import org.montyjvm.MontyResult;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotInfo;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontySuspended;
import org.montyjvm.config.MontyConfig;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code monty snapshot resume SNAPSHOT}. */
@Command(
        name = "resume",
        sortOptions = false,
        header = "Answers the call that SNAPSHOT waits at, and lets the script go on.",
        description = {
            "",
            "Shows what the script prints from there on, and its value. If it calls the host again it is frozen there,"
                    + " and replaces SNAPSHOT unless --output says otherwise. The limits are those that it was frozen"
                    + " with, or tighter ones of the command line; what it has used of them stays used."
        },
        optionListHeading = "%n",
        parameterListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the script ran to its end, or waits again",
            ExitCode.RAISED,
            ExitCode.REFUSED,
            ExitCode.LIMITED,
            ExitCode.CRASHED,
            ExitCode.STOPPED
        },
        footer = {
            "",
            "Examples:",
            "  monty snapshot resume refund.snap --value '\"approved\"'",
            "  monty snapshot resume refund.snap --value @answer.json --output next.snap",
            "  monty snapshot resume refund.snap --raise 'PermissionError: too much'"
        })
final class ResumeCommand implements Callable<Integer> {
    private static final Pattern RAISE = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)(?:: ?(.*))?", Pattern.DOTALL);

    private final Streams streams;

    @Parameters(paramLabel = "SNAPSHOT", description = "The file that the script was frozen to.")
    private String file = "";

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // by the parser
    private Answer answer;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "SNAPSHOT",
            description = "The file to write if the script waits again. Default: the one that is read.")
    private @Nullable String output;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The key that the snapshot was signed with. Default: snapshot.key in the folder monty of"
                    + " $XDG_CONFIG_HOME or ~/.config.")
    private @Nullable String keyFile;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(names = "--json", description = "Prints one JSON object instead, on one line.")
    private boolean json;

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

    /** What the call gave. */
    static final class Answer {
        @Option(
                names = "--value",
                paramLabel = "JSON",
                description = "What the call returns; @FILE reads the JSON from a file.")
        private @Nullable String value;

        @Option(
                names = "--raise",
                paramLabel = "TYPE[: TEXT]",
                description = "What the call raises, such as 'KeyError' or 'ValueError: no such thing'.")
        private @Nullable String raise;
    }

    ResumeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        MontyAnswer given = given();
        MontySnapshot snapshot = SnapshotFile.of(file).read();
        if (snapshot.info().kind() == MontySnapshotInfo.Kind.SESSION) {
            throw new UsageException("'" + file + "' holds a session; go on with it in the REPL, by %load");
        }
        MontySnapshotKey key = KeyFile.of(keyFile).read();
        MontyLimits limits = engine.limits(snapshot.info().limits());
        MontyConfig config = engine.config().withLimits(limits);
        Report report = streams.report(json);
        return new EngineWork(streams, report).run(EngineWork.running(limits.duration()), progress -> {
            try (MontyPlatform platform = config.monty().build()) {
                return goOn(platform.restore(snapshot, key), given, key, report);
            }
        });
    }

    private MontyAnswer given() {
        if (answer.value != null) {
            return MontyAnswer.value(ScriptInput.value("--value", answer.value));
        }
        Matcher raise = RAISE.matcher(String.valueOf(answer.raise));
        if (!raise.matches()) {
            throw new UsageException("--raise: '" + answer.raise
                    + "' is no exception; write its type, such as KeyError, and a text behind" + " a colon");
        }
        return MontyAnswer.raise(raise.group(1), raise.group(2));
    }

    private IntSupplier goOn(MontySuspended pause, MontyAnswer given, MontySnapshotKey key, Report report) {
        if (!(pause instanceof MontyQuestion question)) {
            throw new UsageException("'" + file + "' waits for several answers at once, which only a program can give");
        }
        HostCalls calls = new HostCalls();
        MontyProgress reached = calls.next(question.resume(given));
        if (reached instanceof MontyComplete end) {
            // What it had printed before it was frozen was shown then.
            MontyResult rest = new MontyResult(
                    end.result().value(), calls.outputs(), end.result().usage());
            return () -> {
                report.result(rest);
                return ExitCode.OK;
            };
        }
        MontySuspended next = (MontySuspended) reached;
        SnapshotFile target = SnapshotFile.of(output == null ? file : output);
        PauseReport told = PauseReport.of(next, next.freeze(key), target, calls.outputs());
        return () -> told.print(streams, json);
    }
}
