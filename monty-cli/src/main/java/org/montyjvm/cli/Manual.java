package org.montyjvm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The end of each help: the variables that the command looks at, and what else to read. */
final class Manual {
    private static final String ONLINE = "docs/cli.md";

    /** What else to read, by the command. */
    private static final Map<String, String> SEE_ALSO = Map.ofEntries(
            Map.entry("monty", "README.md, " + ONLINE + ", docs/configuration.md"),
            Map.entry("monty eval", "monty run, monty repl; docs/limits-and-errors.md, docs/files-and-clock.md"),
            Map.entry("monty run", "monty eval, monty snapshot; docs/limits-and-errors.md, docs/files-and-clock.md"),
            Map.entry("monty repl", "monty run, monty plugins; docs/repl.md, docs/sessions.md"),
            Map.entry("monty mcp", "monty doctor, monty plugins; docs/mcp.md, docs/configuration.md"),
            Map.entry("monty snapshot", "monty run, monty repl; docs/snapshots.md"),
            Map.entry("monty snapshot freeze", "monty snapshot show, monty snapshot resume; docs/snapshots.md"),
            Map.entry("monty snapshot show", "monty snapshot freeze, monty snapshot resume; docs/snapshots.md"),
            Map.entry("monty snapshot resume", "monty snapshot freeze, monty snapshot show; docs/snapshots.md"),
            Map.entry("monty plugins", "monty doctor; docs/plugins.md, docs/configuration.md"),
            Map.entry("monty plugins stubs", "monty plugins schema, monty plugins prompt; docs/plugins.md"),
            Map.entry("monty plugins schema", "monty plugins stubs, monty plugins prompt; docs/plugins.md"),
            Map.entry("monty plugins prompt", "monty plugins stubs, monty plugins schema; docs/plugins.md"),
            Map.entry("monty ladder", "monty bench, monty doctor; " + ONLINE),
            Map.entry("monty bench", "monty doctor; " + ONLINE),
            Map.entry("monty doctor", "monty bench; docs/configuration.md"));

    private Manual() {}

    /** Gives a command, and those below it, the end of its help. */
    static void complete(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        List<String> lines = new ArrayList<>(List.of(spec.usageMessage().footer()));
        List<String> variables = variables(spec);
        if (!variables.isEmpty()) {
            lines.add("");
            lines.add("Environment:");
            lines.addAll(variables);
        }
        String more = SEE_ALSO.get(spec.qualifiedName());
        if (more != null) {
            lines.add("");
            lines.add("See also:");
            lines.add("  " + more);
        }
        spec.usageMessage().footer(lines.toArray(String[]::new));
        command.getSubcommands().values().forEach(Manual::complete);
    }

    private static List<String> variables(CommandSpec spec) {
        List<String> variables = new ArrayList<>();
        boolean root = spec.parent() == null;
        boolean config = root || spec.findOption("--config") != null;
        if (config) {
            variables.add("  MONTY_CONFIG      the configuration, where no option names one");
        }
        if (config || spec.findOption("--key-file") != null) {
            variables.add("  XDG_CONFIG_HOME   the folder of monty/monty.yaml and monty/snapshot.key;");
            variables.add("                    ~/.config unless set");
        }
        if (root || spec.name().equals("repl")) {
            variables.add("  XDG_STATE_HOME    the folder of monty/repl_history; ~/.local/state unless set");
        }
        if (root) {
            variables.add("  JAVA_HOME         the Java that ./monty runs on, 17 or newer");
            variables.add("  MONTY_JAVA_OPTS   options of ./monty for it, separated by spaces");
        }
        if (!spec.name().equals("mcp")) {
            variables.add("  NO_COLOR          if set, there are no colours, as with --no-color");
        }
        return variables;
    }
}
