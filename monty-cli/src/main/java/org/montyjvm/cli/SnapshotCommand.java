package org.montyjvm.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code monty snapshot}, which does nothing but name its commands. */
@Command(
        name = "snapshot",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        header = "Freezes scripts to files, shows them, and lets them go on.",
        description = {
            "",
            "A script stops where it calls a function that only its host has, and is written to a file. Later, on this"
                    + " machine or another one, on this engine or the other one, it goes on with what that call gave.",
            "",
            "Files are signed with a key, as the interpreter trusts what it goes on from: that of --key-file, else"
                    + " snapshot.key in the folder monty of $XDG_CONFIG_HOME or ~/.config, which is made when it is"
                    + " needed. Take the key along where a file goes."
        },
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  monty snapshot freeze refund.py --output refund.snap",
            "  monty snapshot show refund.snap",
            "  monty snapshot resume refund.snap --value '\"approved\"'"
        })
final class SnapshotCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // by the parser
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

    /** Returns the command with its own commands. */
    static CommandLine of(Streams streams) {
        return new CommandLine(new SnapshotCommand())
                .addSubcommand(new FreezeCommand(streams))
                .addSubcommand(new ShowCommand(streams))
                .addSubcommand(new ResumeCommand(streams));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing, such as: monty snapshot freeze FILE --output SNAPSHOT");
    }
}
