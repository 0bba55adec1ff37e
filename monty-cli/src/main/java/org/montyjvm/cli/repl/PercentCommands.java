package org.montyjvm.cli.repl;

import java.util.List;
import java.util.Locale;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotInfo;
import org.montyjvm.MontyUsage;
import org.montyjvm.bridge.FunctionCatalog;
import org.montyjvm.bridge.HostFunctionSchema;
import org.montyjvm.cli.Durations;
import org.montyjvm.cli.KeyFile;
import org.montyjvm.cli.SnapshotFile;
import org.montyjvm.cli.UsageException;
import org.montyjvm.config.HumanDuration;
import org.montyjvm.config.HumanSize;

/** What begins with a percent sign: words for the prompt, not for Python. */
final class PercentCommands {
    static final List<String> NAMES =
            List.of("%help", "%limits", "%load", "%plugins", "%quit", "%reset", "%save", "%time");

    private static final String HELP = """
            Python statements run when they are whole; a block ends with an empty line.
            _ is the last value that was shown. Tab completes names, and indents.
            Ctrl-C cancels what runs, or clears the line. Ctrl-D leaves.

            %help            shows this
            %time CODE       runs CODE, and tells what it cost; without CODE, what the last one cost
            %reset           forgets all variables, functions and imports
            %save FILE       writes the session to FILE, signed with your key
            %load FILE       goes on with the session in FILE, in place of this one
            %plugins [NAME]  lists what scripts can call of the host, or explains it
            %limits          shows the limits of each run
            %quit            leaves
            """;

    private final Workplace workplace;
    private final Prompt prompt;
    private final KeyFile key;

    PercentCommands(Workplace workplace, Prompt prompt, KeyFile key) {
        this.workplace = workplace;
        this.prompt = prompt;
        this.key = key;
    }

    /**
     * Does what a command says, except for {@code %time CODE} and {@code %quit}.
     *
     * @param name the command, with its percent sign
     * @param argument what stands behind it
     * @return whether that could be done; if not, the user was told why
     */
    boolean run(String name, String argument) {
        switch (name) {
            case "%help" -> say(HELP);
            case "%limits" -> say(limits());
            case "%time" -> say(cost(workplace.usage()));
            case "%reset" -> workplace.reset();
            case "%plugins" -> {
                return plugins(argument);
            }
            case "%save" -> {
                return save(argument);
            }
            case "%load" -> {
                return load(argument);
            }
            default -> {
                return complain("there is no command " + name + "; %help shows those that there are");
            }
        }
        return true;
    }

    /** Tells what a run has cost. */
    static String cost(MontyUsage usage) {
        return String.format(
                        Locale.ROOT,
                        "time %s, memory %s, at most %s%n",
                        Durations.text(usage.time()),
                        bytes(usage.memoryBytes()),
                        bytes(usage.peakMemoryBytes()))
                .replace(System.lineSeparator(), "\n");
    }

    private static String bytes(long bytes) {
        if (bytes < 10 << 10) {
            return bytes + " B";
        }
        return bytes < 10 << 20
                ? String.format(Locale.ROOT, "%.0f KiB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.0f MiB", bytes / 1048576.0);
    }

    private String limits() {
        MontyLimits limits = workplace.limits();
        return "time         " + HumanDuration.format(limits.duration())
                + "\nmemory       " + HumanSize.format(limits.memoryBytes()) + " for all that the session holds"
                + "\noutput       " + HumanSize.format(limits.outputBytes())
                + "\nresult       " + HumanSize.format(limits.resultBytes())
                + "\nsource       " + HumanSize.format(limits.sourceBytes())
                + "\nrecursion    " + limits.recursionDepth() + " levels"
                + "\nsuspensions  " + limits.suspensions() + " calls of the host\n";
    }

    private boolean plugins(String name) {
        FunctionCatalog catalog = workplace.catalog();
        List<String> functions = catalog.names().stream()
                .filter(function -> name.isEmpty() || function.equals(name) || function.startsWith(name + "."))
                .toList();
        if (functions.contains(name)) {
            say(signature(catalog, name) + "\n\n"
                    + catalog.schema(name).description().strip() + "\n");
        } else if (!functions.isEmpty()) {
            functions.forEach(function -> say(signature(catalog, function) + "  # "
                    + catalog.schema(function).summary() + "\n"));
        } else if (name.isEmpty()) {
            say("There are no plugins: the configuration names those that there should be.\n");
        } else {
            return complain("no plugin and no function of one is called '" + name + "'");
        }
        return true;
    }

    private static String signature(FunctionCatalog catalog, String function) {
        HostFunctionSchema schema = catalog.schema(function);
        return (schema.awaitable() ? "await " : "")
                + function
                + schema.signature().substring(schema.name().length());
    }

    private boolean save(String name) {
        try {
            SnapshotFile file = file(name);
            MontySnapshot snapshot = workplace.freeze(key.readOrMake());
            file.write(snapshot);
            say("Saved " + bytes(snapshot.size()) + " to " + name + "; the key is " + key.path() + "\n");
            return true;
        } catch (UsageException | MontyError e) {
            return complain(String.valueOf(e.getMessage()));
        }
    }

    private boolean load(String name) {
        try {
            MontySnapshot snapshot = file(name).read();
            if (snapshot.info().kind() == MontySnapshotInfo.Kind.RUN) {
                return complain("'" + name + "' holds a script; go on with it by 'monty snapshot resume'");
            }
            workplace.restore(snapshot, key.read());
            say("Loaded " + name + "\n");
            return true;
        } catch (UsageException e) {
            return complain(String.valueOf(e.getMessage()));
        } catch (MontyError | IllegalArgumentException e) {
            return complain("cannot load '" + name + "': " + e.getMessage());
        }
    }

    private static SnapshotFile file(String name) {
        if (name.isEmpty()) {
            throw new UsageException("the name of a file is missing");
        }
        return SnapshotFile.of(name);
    }

    private void say(String text) {
        prompt.print(text, false);
    }

    private boolean complain(String message) {
        prompt.print("monty: " + message + "\n", true);
        return false;
    }
}
