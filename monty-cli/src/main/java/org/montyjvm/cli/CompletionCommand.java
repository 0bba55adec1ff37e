package org.montyjvm.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code monty completion SHELL}. */
@Command(
        name = "completion",
        sortOptions = false,
        header = "Prints a script that lets a shell complete commands and options.",
        description = {
            "",
            "The shell reads it once, best when it starts. One script is for both shells; zsh needs its bashcompinit,"
                    + " which the script loads. It is for a command 'monty' that the shell finds: an alias for the"
                    + " ./monty of a clone, or a link to it in a folder of the PATH."
        },
        optionListHeading = "%n",
        parameterListHeading = "%n",
        footer = {
            "",
            "Examples:",
            "  source <(monty completion bash)",
            "  monty completion bash > ~/.local/share/bash-completion/completions/monty",
            "  monty completion zsh >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    @SuppressWarnings("unused") // by the parser only: the script is the same
    private Shell shell = Shell.bash;

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

    /** As they are written on the command line. */
    private enum Shell {
        bash,
        zsh
    }

    CompletionCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        streams.out().print(AutoComplete.bash("monty", MontyCli.withAllCommands(streams)));
        streams.out().flush();
        return ExitCode.OK;
    }
}
