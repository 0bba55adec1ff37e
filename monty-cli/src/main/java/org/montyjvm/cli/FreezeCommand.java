package org.montyjvm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontySuspended;
import org.montyjvm.config.MontyConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code monty snapshot freeze FILE}. */
@Command(
        name = "freeze",
        sortOptions = false,
        header = "Runs FILE up to its first call of the host, and freezes it there.",
        description = {
            "",
            "A call of the host is that of a function which Python does not know. Shows what the script printed until"
                    + " then, and the call. A script that ends without one is shown as by 'monty run', and the exit code"
                    + " is 1, as nothing was frozen. Plugins of the configuration are not there, as they could not"
                    + " be told apart from the call that is to be frozen."
        },
        optionListHeading = "%n",
        parameterListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the script waits, and the file is written",
            "1:Python raised, or the script ended without a call; nothing was frozen",
            ExitCode.REFUSED,
            ExitCode.LIMITED,
            ExitCode.CRASHED,
            ExitCode.STOPPED
        },
        footer = {
            "",
            "Examples:",
            "  monty snapshot freeze refund.py --output refund.snap",
            "  monty snapshot freeze refund.py --output refund.snap --input amount=900",
            "  monty snapshot freeze - --output a.snap --function approve < refund.py"
        })
final class FreezeCommand extends ScriptCommand {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            hideParamSyntax = true,
            description = "Python source file, in UTF-8; - reads it from the standard input.")
    private List<String> file = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "SNAPSHOT",
            required = true,
            description = "The file to write. One that is there is replaced.")
    private String output = "";

    @Option(
            names = "--function",
            paramLabel = "NAME",
            description =
                    "A function that the host has; may be repeated. Other names that Python does not know are then"
                            + " a NameError.")
    private List<String> functions = new ArrayList<>();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "The key to sign with, at least 16 bytes; made if it does not exist. Default: snapshot.key in the"
                            + " folder monty of $XDG_CONFIG_HOME or ~/.config.")
    private @Nullable String keyFile;

    FreezeCommand(Streams streams) {
        super(streams);
    }

    @Override
    MontyScript script(long mostBytes) {
        MontyScript script = fileOrInput(only(file, "FILE", ""), mostBytes);
        return functions.isEmpty() ? script.withNameResolver() : script.withFunctions(functions.toArray(String[]::new));
    }

    @Override
    IntSupplier run(MontyPlatform platform, MontyConfig config, MontyScript script, Report report, Progress progress) {
        SnapshotFile target = SnapshotFile.of(output);
        MontySnapshotKey key = KeyFile.of(keyFile).readOrMake();
        HostCalls calls = new HostCalls();
        MontyProgress reached = calls.next(platform.start(script));
        if (reached instanceof MontyComplete end) {
            return () -> {
                report.result(end.result());
                if (!json()) {
                    streams.err().print("monty: the script ended without a call of the host; nothing was frozen\n");
                }
                return ExitCode.SCRIPT_ERROR;
            };
        }
        MontySuspended pause = (MontySuspended) reached;
        PauseReport told = PauseReport.of(pause, pause.freeze(key), target, calls.outputs());
        return () -> told.print(streams, json());
    }
}
