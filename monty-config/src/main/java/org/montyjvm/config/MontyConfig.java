package org.montyjvm.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.Monty;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOs;

/**
 * What scripts may use. Immutable; the {@code with} methods give others, for what is said on a command line and wins over
 * the file.
 *
 * @param file what was read; empty if nothing was
 * @param backend the name of the engine; empty means the best one that works here
 * @param limits the bounds of every run
 * @param mounts the folders that scripts may see; none unless set
 * @param environment the variables that scripts may see; none unless set
 * @param plugins the plugins that scripts may call; none unless set
 * @param mcp what the MCP server should be like
 */
public record MontyConfig(
        Optional<Path> file,
        Optional<String> backend,
        MontyLimits limits,
        List<MountSpec> mounts,
        Map<String, String> environment,
        PluginsConfig plugins,
        McpConfig mcp) {
    /** The variable that names a file, where no option does. */
    public static final String VARIABLE = "MONTY_CONFIG";

    private static final MontyConfig DEFAULTS = new MontyConfig(
            Optional.empty(),
            Optional.empty(),
            MontyLimits.defaults(),
            List.of(),
            Map.of(),
            PluginsConfig.NONE,
            McpConfig.DEFAULTS);

    /**
     * Holds copies.
     *
     * @param file what was read
     * @param backend the name of the engine
     * @param limits the bounds of every run
     * @param mounts the folders that scripts may see
     * @param environment the variables that scripts may see
     * @param plugins the plugins that scripts may call
     * @param mcp what the MCP server should be like
     */
    public MontyConfig {
        Objects.requireNonNull(limits, "limits");
        mounts = List.copyOf(mounts);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /**
     * Returns what holds without a file: the best engine, the default limits, and nothing granted.
     *
     * @return the defaults
     */
    public static MontyConfig defaults() {
        return DEFAULTS;
    }

    /**
     * Returns the configuration of whoever runs this process: from the file that is named, else from the one that the
     * variable {@value #VARIABLE} names, else from {@code ${XDG_CONFIG_HOME:-~/.config}/monty/monty.yaml} if that is there,
     * else the defaults.
     *
     * @param named the file that an option names, or null
     * @return the configuration
     * @throws MontyConfigException if a file that was named is not there, or a file cannot be used
     */
    public static MontyConfig load(@Nullable Path named) {
        return load(named, System.getenv(), MontyFolders.ofThisProcess());
    }

    /**
     * Returns the configuration in an environment, as {@link #load(Path)} does.
     *
     * @param named the file that an option names, or null
     * @param environment the variables
     * @param folders where the usual file would be
     * @return the configuration
     * @throws MontyConfigException if a file that was named is not there, or a file cannot be used
     */
    public static MontyConfig load(@Nullable Path named, Map<String, String> environment, MontyFolders folders) {
        if (named != null) {
            return read(named);
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isEmpty()) {
            try {
                return read(Path.of(variable));
            } catch (InvalidPathException e) {
                throw new MontyConfigException(null, 0, 0, VARIABLE + " is '" + variable + "', which is no path", e);
            }
        }
        Path usual = folders.config().resolve("monty.yaml");
        return Files.exists(usual) ? read(usual) : DEFAULTS;
    }

    /**
     * Returns what a file says. Relative paths in it start at its folder.
     *
     * @param file a file of YAML in UTF-8, at most 1 MiB
     * @return the configuration
     * @throws MontyConfigException if it is not there or cannot be used
     */
    public static MontyConfig read(Path file) {
        return ConfigReader.read(file);
    }

    /**
     * Returns a builder of platforms and sessions like this: engine, limits, mounts and environment.
     *
     * @return a new builder, to be changed further
     * @throws IllegalArgumentException if a folder to be mounted is not there
     */
    public Monty.Builder monty() {
        Monty.Builder monty = Monty.builder().limits(limits).os(os().build());
        backend.ifPresent(monty::backend);
        return monty;
    }

    /**
     * Returns a builder of the policy: mounts and environment, and everything else closed.
     *
     * @return a new builder, to be changed further
     * @throws IllegalArgumentException if a folder to be mounted is not there, or a mount point is taken
     */
    public MontyOs.Builder os() {
        MontyOs.Builder os = MontyOs.builder();
        mounts.forEach(mount -> os.mount(mount.point(), mount.open()));
        if (!environment.isEmpty()) {
            os.environment(environment);
        }
        return os;
    }

    MontyConfig withFile(Path read) {
        return new MontyConfig(Optional.of(read), backend, limits, mounts, environment, plugins, mcp);
    }

    /**
     * Returns a configuration with another engine.
     *
     * @param name the name of the engine
     * @return another configuration
     */
    public MontyConfig withBackend(String name) {
        return new MontyConfig(file, Optional.of(name), limits, mounts, environment, plugins, mcp);
    }

    /**
     * Returns a configuration with other limits.
     *
     * @param bounds the limits; {@code limits().toBuilder()} changes single ones
     * @return another configuration
     */
    public MontyConfig withLimits(MontyLimits bounds) {
        return new MontyConfig(file, backend, bounds, mounts, environment, plugins, mcp);
    }

    /**
     * Returns a configuration with more mounts. One at a point that is taken takes its place.
     *
     * @param more the mounts to add
     * @return another configuration
     */
    public MontyConfig withMounts(List<MountSpec> more) {
        Map<String, MountSpec> byPoint = new LinkedHashMap<>();
        mounts.forEach(mount -> byPoint.put(mount.point(), mount));
        more.forEach(mount -> byPoint.put(mount.point(), mount));
        return new MontyConfig(file, backend, limits, List.copyOf(byPoint.values()), environment, plugins, mcp);
    }

    /**
     * Returns a configuration with more variables. One with a name that is taken takes its place.
     *
     * @param more the variables to add
     * @return another configuration
     */
    public MontyConfig withEnvironment(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new MontyConfig(file, backend, limits, mounts, all, plugins, mcp);
    }

    /**
     * Returns a configuration with other settings of the MCP server.
     *
     * @param server the settings
     * @return another configuration
     */
    public MontyConfig withMcp(McpConfig server) {
        return new MontyConfig(file, backend, limits, mounts, environment, plugins, server);
    }

    /** Returns the parts; of the environment the names alone. */
    @Override
    public String toString() {
        return "MontyConfig[file=" + file + ", backend=" + backend + ", limits=" + limits + ", mounts=" + mounts
                + ", environment=" + environment.keySet() + ", plugins=" + plugins + ", mcp=" + mcp + "]";
    }
}
