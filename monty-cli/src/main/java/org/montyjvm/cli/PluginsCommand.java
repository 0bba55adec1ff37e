package org.montyjvm.cli;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.bridge.FunctionCatalog;
import org.montyjvm.bridge.HostFunction;
import org.montyjvm.bridge.MontyPlugin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code monty plugins}. */
@Command(
        name = "plugins",
        sortOptions = false,
        synopsisSubcommandLabel = "[COMMAND]",
        header = "Shows the functions that scripts can call.",
        description = {
            "",
            "Without a command lists the plugins of the configuration with their functions, then those that are ready"
                    + " made and wait for a line in the configuration. The commands print what the functions look like to"
                    + " others: to a type checker, to a language model that calls tools, to one that writes scripts."
        },
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it was shown", "2:the configuration cannot be used, or there is no such plugin or function"},
        footer = {
            "",
            "Examples:",
            "  monty plugins",
            "  monty plugins stubs kv --all > kv.pyi",
            "  monty plugins schema http.get --all",
            "  monty plugins prompt --config agent.yaml"
        })
final class PluginsCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private Shelf shelf = new Shelf();

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

    private PluginsCommand(Streams streams) {
        this.streams = streams;
    }

    /** Returns the command with its own commands. */
    static CommandLine of(Streams streams) {
        return new CommandLine(new PluginsCommand(streams))
                .addSubcommand(new Stubs(streams))
                .addSubcommand(new Schema(streams))
                .addSubcommand(new Prompt(streams));
    }

    @Override
    public Integer call() {
        List<MontyPlugin> configured = shelf.configured();
        list(configured, "");
        for (MontyPlugin plugin : ReadyMade.plugins()) {
            if (configured.stream().noneMatch(other -> other.namespace().equals(plugin.namespace()))) {
                list(List.of(plugin), "  (not in the configuration)");
            }
        }
        streams.out().flush();
        return ExitCode.OK;
    }

    private void list(List<MontyPlugin> plugins, String remark) {
        Palette palette = streams.outPalette();
        for (MontyPlugin plugin : plugins) {
            streams.out().print(palette.bold(plugin.namespace()) + palette.faint(remark) + "\n");
            for (HostFunction function : plugin.functions()) {
                String about =
                        function.schema().description().lines().findFirst().orElse("");
                streams.out()
                        .print(String.format("  %-20s %s", function.name(), about)
                                        .stripTrailing() + "\n");
            }
        }
    }

    /** Where the plugins come from. */
    static final class Shelf {
        @Option(
                names = "--config",
                paramLabel = "FILE",
                description =
                        "The configuration, in YAML. Default: $MONTY_CONFIG, else monty.yaml in the folder monty of"
                                + " $XDG_CONFIG_HOME or ~/.config, if it is there.")
        private @Nullable String file;

        List<MontyPlugin> configured() {
            return ReadyMade.configured(file);
        }
    }

    /** What the commands that print a form of the catalog have in common. */
    abstract static class Form implements Callable<Integer> {
        private final Streams streams;

        @Spec
        @SuppressWarnings("NullAway.Init") // by the parser
        private CommandSpec spec;

        @Option(names = "--all", description = "Takes the plugins that are not in the configuration too.")
        private boolean all;

        @Mixin
        private Shelf shelf = new Shelf();

        @Mixin
        @SuppressWarnings("unused") // by the parser only
        private HelpOption help = new HelpOption();

        Form(Streams streams) {
            this.streams = streams;
        }

        final int print(Function<FunctionCatalog, String> form) {
            List<MontyPlugin> plugins = all ? ReadyMade.withAllOthers(shelf.configured()) : shelf.configured();
            if (plugins.isEmpty()) {
                throw new UsageException(
                        "no plugin is in the configuration",
                        "Those that are ready made: " + spec.qualifiedName() + " --all\n");
            }
            String text;
            try {
                text = form.apply(FunctionCatalog.of(plugins));
            } catch (NoSuchElementException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
            streams.out().print(text.endsWith("\n") ? text : text + "\n");
            streams.out().flush();
            return ExitCode.OK;
        }
    }

    /** {@code monty plugins stubs}. */
    @Command(
            name = "stubs",
            sortOptions = false,
            header = "Prints stubs, as of a .pyi file, for type checkers and editors.",
            optionListHeading = "%n",
            parameterListHeading = "%n",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:it was shown",
                "2:the configuration cannot be used, or there is no such plugin or function"
            },
            footer = {"", "Examples:", "  monty plugins stubs", "  monty plugins stubs kv --all > kv.pyi"})
    static final class Stubs extends Form {
        @Parameters(
                paramLabel = "NAMESPACE",
                arity = "0..1",
                description = "The only plugin to print. Default: all of them, one after the other.")
        private @Nullable String namespace;

        Stubs(Streams streams) {
            super(streams);
        }

        @Override
        public Integer call() {
            return print(catalog -> namespace == null ? all(catalog) : catalog.stub(namespace));
        }

        private static String all(FunctionCatalog catalog) {
            StringBuilder text = new StringBuilder();
            catalog.names().stream()
                    .map(name -> name.substring(0, Math.max(0, name.indexOf('.'))))
                    .distinct()
                    .forEach(each -> text.append(text.isEmpty() ? "" : "\n\n")
                            .append("# ")
                            .append(each)
                            .append(".pyi\n")
                            .append(catalog.stub(each).stripTrailing()));
            return text.append('\n').toString();
        }
    }

    /** {@code monty plugins schema}. */
    @Command(
            name = "schema",
            sortOptions = false,
            header = "Prints JSON Schema, for models that take tools.",
            optionListHeading = "%n",
            parameterListHeading = "%n",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:it was shown",
                "2:the configuration cannot be used, or there is no such plugin or function"
            },
            footer = {"", "Examples:", "  monty plugins schema", "  monty plugins schema http.get --all"})
    static final class Schema extends Form {
        @Parameters(
                paramLabel = "FUNCTION",
                arity = "0..1",
                description = "The only function to print, such as http.get. Default: an array of all.")
        private @Nullable String function;

        Schema(Streams streams) {
            super(streams);
        }

        @Override
        public Integer call() {
            return print(catalog -> function == null ? catalog.jsonSchemas() : catalog.jsonSchema(function));
        }
    }

    /** {@code monty plugins prompt}. */
    @Command(
            name = "prompt",
            sortOptions = false,
            header = "Prints what a language model has to know to write scripts, in Markdown.",
            optionListHeading = "%n",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:it was shown",
                "2:the configuration cannot be used, or there is no such plugin or function"
            },
            footer = {"", "Examples:", "  monty plugins prompt", "  monty plugins prompt --all"})
    static final class Prompt extends Form {
        Prompt(Streams streams) {
            super(streams);
        }

        @Override
        public Integer call() {
            return print(FunctionCatalog::prompt);
        }
    }
}
