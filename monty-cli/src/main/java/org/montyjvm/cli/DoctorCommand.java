package org.montyjvm.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.montyjvm.Monty;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyPlatform;
import org.montyjvm.config.ConfiguredPlugins;
import org.montyjvm.config.MontyConfig;
import org.montyjvm.config.MontyConfigException;
import org.montyjvm.config.MontyFolders;
import org.montyjvm.config.MountSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code monty doctor}. */
@Command(
        name = "doctor",
        sortOptions = false,
        header = "Shows what the command finds here, and tries it.",
        description = {
            "",
            "The Java that runs it, the engines and where each was loaded from, the configuration and what of it cannot be"
                    + " used, the limits and grants that hold, and a self-test of each engine. No secret is shown. The exit"
                    + " code is 2 for a configuration that is wrong, and 5 if no engine works or one fails its test."
        },
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "2:the configuration is wrong", "5:no engine works, or one fails its test"},
        footer = {
            "",
            "Examples:",
            "  monty doctor",
            "  monty doctor --config agent.yaml --mount ./data:/data",
            "  monty doctor --json"
        })
final class DoctorCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(names = "--json", description = "Prints one JSON object instead, on one line.")
    private boolean json;

    @Mixin
    @SuppressWarnings("unused") // by the parser only
    private HelpOption help = new HelpOption();

    DoctorCommand(Streams streams) {
        this.streams = streams;
    }

    /** How a finding is. */
    private enum Mark {
        OK,
        NOTE,
        WRONG
    }

    /** A line of what was found. */
    private record Finding(String name, Mark mark, String text) {}

    private final List<Finding> findings = new ArrayList<>();
    private int exitCode = ExitCode.OK;

    @Override
    public Integer call() {
        return new EngineWork(streams, streams.report(json)).run(elapsed -> "trying the engines", progress -> {
            machine();
            MontyConfig config = configuration();
            engines(config);
            return this::tell;
        });
    }

    private void machine() {
        found(
                "java",
                Mark.OK,
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("java.home"));
        found(
                "system",
                Mark.OK,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors, heap up to "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        String archive = System.getProperty("monty.archive", "");
        found(
                "class archive",
                archive.isEmpty() ? Mark.NOTE : Mark.OK,
                archive.isEmpty() ? "none; ./monty of a clone makes one, and starts sooner" : archive);
        found("command", Mark.OK, "monty " + Versions.ownVersion());
    }

    private MontyConfig configuration() {
        MontyConfig config = MontyConfig.defaults();
        try {
            config = engine.config();
            found(
                    "configuration",
                    Mark.OK,
                    config.file()
                            .map(Path::toString)
                            .orElse("none; the usual one would be "
                                    + MontyFolders.ofThisProcess().config().resolve("monty.yaml")));
        } catch (MontyConfigException e) {
            wrong("configuration", e);
        }
        found("limits", Mark.OK, LimitText.of(config.limits()));
        grants(config);
        KeyFile key = KeyFile.of(null);
        found("snapshot key", Mark.OK, key.path() + (key.exists() ? "" : " (made when it is needed)"));
        return config;
    }

    private void grants(MontyConfig config) {
        for (MountSpec mount : config.mounts()) {
            boolean isFolder = Files.isDirectory(mount.host());
            found("mount", isFolder ? Mark.OK : Mark.WRONG, mount + (isFolder ? "" : ", which is no folder here"));
            exitCode = isFolder ? exitCode : ExitCode.USAGE;
        }
        if (!config.environment().isEmpty()) {
            found("environment", Mark.OK, String.join(", ", config.environment().keySet()));
        }
        List<String> names = config.plugins().names();
        if (!names.isEmpty()) {
            try (ConfiguredPlugins plugins = ConfiguredPlugins.open(config)) {
                found(
                        "plugins",
                        Mark.OK,
                        plugins.plugins().stream()
                                .map(plugin -> plugin.namespace() + " ("
                                        + plugin.functions().size() + ")")
                                .collect(Collectors.joining(", ")));
            } catch (MontyConfigException e) {
                wrong("plugins", e);
            }
        }
    }

    private void engines(MontyConfig config) {
        Map<String, MontyEngineInfo> usable = new LinkedHashMap<>();
        for (String name : new EngineOptions.Engines()) {
            try (MontyPlatform platform = Monty.builder().backend(name).build()) {
                usable.put(name, platform.engine());
            } catch (MontyCrashError | IllegalArgumentException e) {
                found("engine " + name, Mark.NOTE, String.valueOf(e.getMessage()));
            }
        }
        usable.forEach((name, info) -> {
            found(
                    "engine " + name,
                    Mark.OK,
                    "Monty " + info.interpreterVersion() + ", ABI " + info.abiVersion() + ", from " + info.origin());
            SelfTest test = new SelfTest(name);
            Map<String, String> failures = test.failures();
            failures.forEach((check, why) -> found("self-test " + name, Mark.WRONG, check + ": " + why));
            if (failures.isEmpty()) {
                found(
                        "self-test " + name,
                        Mark.OK,
                        test.checks().size() + " of " + test.checks().size() + " passed");
            } else {
                exitCode = ExitCode.CRASH;
            }
        });
        if (usable.isEmpty()) {
            found("default engine", Mark.WRONG, "none; no script can run");
            exitCode = ExitCode.CRASH;
            return;
        }
        try (MontyPlatform platform = config.monty().build()) {
            found("default engine", Mark.OK, platform.backend());
        } catch (MontyCrashError | IllegalArgumentException e) {
            found("default engine", Mark.WRONG, String.valueOf(e.getMessage()));
            exitCode = exitCode == ExitCode.OK ? ExitCode.USAGE : exitCode;
        }
    }

    private void wrong(String name, MontyConfigException problem) {
        found(name, Mark.WRONG, String.valueOf(problem.getMessage()));
        exitCode = ExitCode.USAGE;
    }

    private void found(String name, Mark mark, String text) {
        findings.add(new Finding(name, mark, text));
    }

    private int tell() {
        if (json) {
            JsonLine.print(streams.out(), line -> {
                line.writeBooleanField("ok", exitCode == ExitCode.OK);
                line.writeArrayFieldStart("findings");
                for (Finding finding : findings) {
                    line.writeStartObject();
                    line.writeStringField("name", finding.name());
                    line.writeStringField("mark", finding.mark().name().toLowerCase(Locale.ROOT));
                    line.writeStringField("text", finding.text());
                    line.writeEndObject();
                }
                line.writeEndArray();
            });
            return exitCode;
        }
        Palette palette = streams.outPalette();
        for (Finding finding : findings) {
            String mark = switch (finding.mark()) {
                case OK -> palette.green("ok   ");
                case NOTE -> palette.yellow("note ");
                case WRONG -> palette.mark("WRONG");
            };
            streams.out().print(String.format("%s %-15s ", mark, finding.name()) + finding.text() + "\n");
        }
        streams.out().flush();
        return exitCode;
    }
}
