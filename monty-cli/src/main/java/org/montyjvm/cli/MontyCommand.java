package org.montyjvm.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code monty} itself, which does nothing but name its commands. */
@Command(
        name = "monty",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Runs Python in a sandbox: no files, network, environment or clock, and limits on time, memory and output.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        versionProvider = Versions.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            ExitCode.RAN,
            "1:Python raised; the traceback is on the standard error. Or a fixture failed",
            "2:the command line is wrong, or a file cannot be read",
            ExitCode.LIMITED,
            ExitCode.CRASHED,
            ExitCode.STOPPED
        },
        footer = {
            "",
            "Examples:",
            "  monty eval \"2 ** 100\"",
            "  monty run report.py --input year=2025",
            "  monty repl",
            "  monty help snapshot freeze",
            "",
            "'monty COMMAND --help' shows the options of a command, and examples."
        })
final class MontyCommand implements Runnable {
    /** The option that every command has. */
    static final String NO_COLOR = "--no-color";

    @Spec
    @SuppressWarnings("NullAway.Init") // by the parser
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

    @Option(names = NO_COLOR, scope = ScopeType.INHERIT, description = "Uses no colours, not even on a terminal.")
    @SuppressWarnings("unused") // found before the command line is parsed
    private boolean noColor;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the versions of the command and the interpreter, and where the engine is from.")
    @SuppressWarnings("unused") // by the parser only
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, such as: monty eval \"2 + 2\"");
    }
}
