package org.montyjvm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code monty help COMMAND}: what {@code monty COMMAND --help} shows. */
@Command(
        name = "help",
        helpCommand = true,
        sortOptions = false,
        header = "Shows the help of a command.",
        description = {"", "Without COMMAND, names all commands."},
        optionListHeading = "%n",
        parameterListHeading = "%n",
        footer = {"", "Examples:", "  monty help eval", "  monty help snapshot freeze"})
final class HelpCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // by the parser
    private CommandSpec spec;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "The command, and the one below it if it has several.")
    private List<String> names = new ArrayList<>();

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

    HelpCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine().getParent();
        for (String name : names) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new UnmatchedArgumentException(command, List.of(name));
            }
            command = next;
        }
        command.usage(streams.out(), spec.commandLine().getColorScheme());
        return ExitCode.OK;
    }
}
