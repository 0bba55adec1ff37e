package org.montyjvm.cli.repl;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.cli.EngineOptions;
import org.montyjvm.cli.ExitCode;
import org.montyjvm.cli.HelpOption;
import org.montyjvm.cli.KeyFile;
import org.montyjvm.cli.Palette;
import org.montyjvm.cli.Streams;
import org.montyjvm.cli.Terminals;
import org.montyjvm.cli.UsageException;
import org.montyjvm.config.MontyConfig;
import org.montyjvm.config.MontyConfigException;
import org.montyjvm.config.MontyFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code monty repl}. */
@Command(
        name = "repl",
        sortOptions = false,
        header = "Runs Python at a prompt, in a session that remembers.",
        description = {
            "",
            "On a terminal: several lines at once, history, completion by Tab, colours. Ctrl-C cancels what runs and keeps"
                    + " the session, Ctrl-D leaves, %%help shows more. From a pipe or file, the lines run one after the"
                    + " other without prompts; the exit code is 1 if one of them failed.",
            "",
            "Limits hold for each source that is run; that of memory counts all that the session holds."
        },
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the session ended; SystemExit may say another number",
            "1:a line of a pipe or file failed",
            "2:the command line or the configuration is wrong, or a file cannot be read",
            "5:no engine works here",
            "130:Ctrl-C, while lines of a pipe or file run"
        },
        footer = {
            "",
            "Examples:",
            "  monty repl",
            "  monty repl --mount ./data:/data --timeout 1m",
            "  printf 'x = 20\\nx + 1\\n' | monty repl",
            "",
            "Files:",
            "  ~/.local/state/monty/repl_history   what was typed",
            "  ~/.config/monty/snapshot.key        what %%save signs with"
        })
public final class ReplCommand implements Callable<Integer> {
    /** The variable of a session in which the prompt keeps what it shows; none of the user's. */
    public static final String OWN_VARIABLE = Shown.NAME;

    private final Streams streams;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The key that %%save and %%load use; it is made if it is not there. Default: snapshot.key in"
                    + " the folder monty of $XDG_CONFIG_HOME or ~/.config.")
    private @Nullable String key;

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

    /**
     * Makes the command.
     *
     * @param streams where it reads and writes if there is no terminal
     */
    public ReplCommand(Streams streams) {
        this.streams = streams;
    }

    /**
     * Reads, runs and shows until the end of the input.
     *
     * @return the exit code of the process
     */
    @Override
    public Integer call() {
        MontyConfig config = engine.config();
        KeyFile keys = KeyFile.of(key);
        try (Workplace workplace = new Workplace(config);
                Prompt prompt = prompt(workplace)) {
            Repl repl = new Repl(workplace, prompt, new PercentCommands(workplace, prompt, keys), palette(prompt));
            if (prompt.isInteractive()) {
                prompt.print(
                        "Python in a sandbox: Monty on " + workplace.engine()
                                + ". %help shows commands, Ctrl-D leaves.\n",
                        false);
            }
            return repl.run();
        } catch (MontyError e) {
            streams.err().print("monty: " + e.getMessage() + "\n");
            return ExitCode.CRASH;
        } catch (MontyConfigException | IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Palette palette(Prompt prompt) {
        return prompt instanceof TerminalPrompt ? streams.outPalette() : streams.errPalette();
    }

    private Prompt prompt(Workplace workplace) {
        SourceEnd end = new SourceEnd(workplace::continuation);
        boolean person =
                streams.in() == System.in && Terminals.isTerminal(Terminals.IN) && Terminals.isTerminal(Terminals.OUT);
        if (person && streams.look().outIsTerminal() && System.getenv("TERM") != null) {
            try {
                Terminal terminal = TerminalPrompt.terminal();
                HistoryFile history =
                        new HistoryFile(MontyFolders.ofThisProcess().state().resolve("repl_history"));
                return new TerminalPrompt(
                        terminal,
                        end,
                        new Names(workplace),
                        history,
                        streams.outPalette().coloured());
            } catch (IOException | IllegalStateException e) {
                // A terminal that the editor cannot handle shows text all the same.
            }
        }
        return new PlainPrompt(streams.in(), streams.out(), streams.err(), end, person);
    }
}
