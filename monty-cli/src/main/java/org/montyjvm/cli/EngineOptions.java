package org.montyjvm.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyLimits;
import org.montyjvm.config.HumanSize;
import org.montyjvm.config.MontyConfig;
import org.montyjvm.config.MountSpec;
import picocli.CommandLine.Option;

/**
 * The options about where scripts run: on which engine, within which limits, and what they may use. A mixin for commands;
 * what they say wins over the configuration.
 */
public final class EngineOptions {
    @Option(
            names = "--backend",
            paramLabel = "NAME",
            completionCandidates = Engines.class,
            description =
                    "The engine to run on: ffi, the native one, or wasm, the one in pure Java. Default: the fastest"
                            + " that works here.")
    private @Nullable String backend;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            description = "The longest that the script may run, such as 500ms, 2s or 1m. Default: 10s.")
    private @Nullable Duration timeout;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = MemoryArgument.class,
            description = "The most memory that the script may hold, such as 64MiB, 1GiB or a number of bytes."
                    + " Default: 64MiB.")
    private @Nullable Long memory;

    @Option(
            names = "--limit",
            paramLabel = "NAME=VALUE",
            description =
                    "Another limit; may be repeated. Defaults: output=1MiB, result=16MiB and source=1MiB, of what it"
                            + " prints, gives and consists of; recursion=1000, levels of calls; suspensions=10000, calls of"
                            + " the host. The configuration may say otherwise; 'monty doctor' shows what holds.")
    private Map<String, String> others = new LinkedHashMap<>();

    @Option(
            names = "--mount",
            paramLabel = "HOST:VIRTUAL[:MODE]",
            description =
                    "A folder of this machine that the script sees under another name; may be repeated. The mode is"
                            + " ro (read only, the default), rw (read and change), or overlay (seem to change; what is written"
                            + " is gone at the end).")
    private List<String> mounts = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration, in YAML. Default: $MONTY_CONFIG, else monty.yaml in the folder monty of"
                    + " $XDG_CONFIG_HOME or ~/.config, if it is there. Options win over it.")
    private @Nullable String file;

    /** Made by commands, and filled by the parser. */
    public EngineOptions() {}

    /**
     * Returns all that holds.
     *
     * @return the configuration, with what the options say
     * @throws UsageException if an option has a value that is none
     * @throws org.montyjvm.config.MontyConfigException if the file cannot be used
     */
    public MontyConfig config() {
        MontyConfig config = MontyConfig.load(path());
        if (backend != null) {
            config = config.withBackend(backend);
        }
        if (timeout != null || memory != null || !others.isEmpty()) {
            config = config.withLimits(limits(config.limits()));
        }
        if (!mounts.isEmpty()) {
            config = config.withMounts(mounts());
        }
        return config;
    }

    /**
     * Returns the limits that hold.
     *
     * @param base those that hold where the user says nothing
     */
    MontyLimits limits(MontyLimits base) {
        MontyLimits.Builder limits = base.toBuilder();
        if (timeout != null) {
            limits.duration(timeout);
        }
        if (memory != null) {
            limits.memoryBytes(memory);
        }
        others.forEach((name, value) -> limit(limits, name, value));
        try {
            return limits.build();
        } catch (IllegalArgumentException e) { // a depth that no engine has
            throw new UsageException("--limit: " + e.getMessage());
        }
    }

    private static void limit(MontyLimits.Builder limits, String name, String value) {
        try {
            switch (name) {
                case "output" -> limits.outputBytes(HumanSize.parse(value));
                case "result" -> limits.resultBytes(HumanSize.parse(value));
                case "source" -> limits.sourceBytes(HumanSize.parse(value));
                case "recursion" -> limits.recursionDepth(number(value));
                case "suspensions" -> limits.suspensions(number(value));
                default ->
                    throw new IllegalArgumentException("there is no limit '" + name
                            + "'; there are output, result, source, recursion and suspensions, and the options"
                            + " --timeout and --memory");
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("--limit " + name + ": " + e.getMessage());
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number up to " + Integer.MAX_VALUE, e);
        }
    }

    private List<MountSpec> mounts() {
        Map<String, MountSpec> byPoint = new LinkedHashMap<>();
        for (String text : mounts) {
            MountSpec mount = mount(text);
            if (byPoint.putIfAbsent(mount.point(), mount) != null) {
                throw new UsageException("--mount: " + mount.point() + " is there twice");
            }
        }
        return List.copyOf(byPoint.values());
    }

    private static MountSpec mount(String text) {
        try {
            return MountSpec.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--mount: " + e.getMessage());
        }
    }

    private @Nullable Path path() {
        try {
            return file == null ? null : Path.of(file);
        } catch (InvalidPathException e) {
            throw new UsageException("--config: '" + file + "' is no name of a file: " + e.getReason());
        }
    }

    /** The names of the engines, for completion. */
    static final class Engines extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        /** Made by the parser. */
        Engines() {
            super(List.of("ffi", "wasm"));
        }
    }
}
