package org.montyjvm.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.montyjvm.cli.repl.ReplCommand;
import org.montyjvm.mcp.McpCommand;
import picocli.CommandLine;

/**
 * All commands, by name. Only the one that is asked for is made, as each costs some milliseconds; all of them where
 * something is to be told about them.
 */
final class Commands {
    /** What help is asked for with, if it does not stand for something else. */
    private static final Set<String> HELP = Set.of("help", "-h", "--help");

    private final Map<String, Supplier<CommandLine>> makers = new LinkedHashMap<>();

    Commands(Streams streams) {
        makers.put(
                "eval", () -> new CommandLine(new EvalCommand(streams)).setUnmatchedOptionsArePositionalParams(true));
        makers.put("run", () -> new CommandLine(new RunCommand(streams)));
        makers.put("repl", () -> new CommandLine(new ReplCommand(streams)));
        makers.put("mcp", () -> new CommandLine(new McpCommand()));
        makers.put("snapshot", () -> SnapshotCommand.of(streams));
        makers.put("plugins", () -> PluginsCommand.of(streams));
        makers.put("ladder", () -> new CommandLine(new LadderCommand(streams)));
        makers.put("bench", () -> new CommandLine(new BenchCommand(streams)));
        makers.put("doctor", () -> new CommandLine(new DoctorCommand(streams)));
        makers.put("completion", () -> new CommandLine(new CompletionCommand(streams)));
        makers.put("help", () -> new CommandLine(new HelpCommand(streams)));
    }

    /** Gives a command the one that its arguments begin with, or all of them. */
    void addTo(CommandLine monty, String... args) {
        Supplier<CommandLine> wanted = args.length == 0 || args[0].equals("help") ? null : makers.get(args[0]);
        if (wanted == null) {
            makers.forEach((name, maker) -> monty.addSubcommand(name, maker.get()));
        } else {
            monty.addSubcommand(args[0], wanted.get());
        }
        if (Arrays.stream(args).anyMatch(HELP::contains)) {
            Manual.complete(monty);
        }
    }
}
