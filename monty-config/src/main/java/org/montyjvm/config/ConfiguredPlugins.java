package org.montyjvm.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.bridge.MontyPlugin;
import org.montyjvm.bridge.PluginRegistry;
import org.montyjvm.plugins.ClockPlugin;
import org.montyjvm.plugins.HttpPlugin;
import org.montyjvm.plugins.KvPlugin;
import org.montyjvm.plugins.KvStore;
import org.montyjvm.plugins.LogPlugin;
import org.montyjvm.plugins.SqlPlugin;
import org.montyjvm.plugins.TablesPlugin;
import org.slf4j.LoggerFactory;

/**
 * The plugins that a configuration names, with what they work on: databases, files, secrets. Close it when no run uses them
 * any more.
 *
 * <p>Safe for use by several threads. One of these serves any number of bridges.
 */
public final class ConfiguredPlugins implements AutoCloseable {
    private final List<MontyPlugin> shared = new ArrayList<>();
    private final Optional<PluginsConfig.Kv> kv;
    private final @Nullable KvStore store;
    private final @Nullable JdbcSource storeFile;

    private ConfiguredPlugins(PluginsConfig plugins, Map<String, String> environment) {
        plugins.clock()
                .ifPresent(clock -> shared.add(clock.fixed()
                        .map(instant -> ClockPlugin.of(Clock.fixed(instant, ZoneOffset.UTC)))
                        .orElseGet(ClockPlugin::system)));
        plugins.log().ifPresent(log -> shared.add(LogPlugin.of(LoggerFactory.getLogger(log.logger()))));
        plugins.http().ifPresent(http -> shared.add(http(http, environment)));
        plugins.sql().ifPresent(sql -> shared.add(sql(sql, environment)));
        plugins.tables().ifPresent(tables -> shared.add(TablesPlugin.create(tables.rows(), tables.characters())));
        kv = plugins.kv();
        storeFile = kv.flatMap(PluginsConfig.Kv::file)
                .map(ConfiguredPlugins::openFile)
                .orElse(null);
        store = kv.isEmpty() ? null : storeFile == null ? KvStore.inMemory() : store(storeFile);
    }

    /**
     * Returns the plugins that a configuration names, with secrets from this process's environment.
     *
     * @param config the configuration
     * @return the plugins, owned by the caller
     * @throws MontyConfigException if a secret is missing, or a file or database cannot be opened
     */
    public static ConfiguredPlugins open(MontyConfig config) {
        return open(config, System.getenv());
    }

    /**
     * Returns the plugins that a configuration names.
     *
     * @param config the configuration
     * @param environment the variables that secrets are read from
     * @return the plugins, owned by the caller
     * @throws MontyConfigException if a secret is missing, or a file or database cannot be opened
     */
    public static ConfiguredPlugins open(MontyConfig config, Map<String, String> environment) {
        return new ConfiguredPlugins(config.plugins(), environment);
    }

    /**
     * Returns the plugins, with {@code kv} in the scope that the configuration names.
     *
     * @return the plugins, in the order of the components of {@link PluginsConfig}, but {@code kv} last
     */
    public List<MontyPlugin> plugins() {
        return plugins(kv.map(PluginsConfig.Kv::scope).orElse(""));
    }

    /**
     * Returns the plugins, with {@code kv} in a scope of its own: for a client, say, that should not see the values of
     * others.
     *
     * @param scope the name of the scope
     * @return the plugins
     */
    public List<MontyPlugin> plugins(String scope) {
        List<MontyPlugin> all = new ArrayList<>(shared);
        if (store != null) {
            all.add(KvPlugin.of(store, scope));
        }
        return all;
    }

    /**
     * Returns a new registry with {@link #plugins()}. To close it does not close what the plugins work on.
     *
     * @return the registry
     */
    public PluginRegistry registry() {
        PluginRegistry registry = new PluginRegistry();
        plugins().forEach(registry::register);
        return registry;
    }

    /** Closes what the plugins work on. Closing again does nothing. */
    @Override
    public void close() {
        if (storeFile != null) {
            storeFile.close();
        }
    }

    /** Returns the text, which is the origin of a server, or throws what the plugin would. */
    static String checkedOrigin(String origin) {
        HttpPlugin.builder().allow(origin);
        return origin;
    }

    private static MontyPlugin http(PluginsConfig.Http http, Map<String, String> environment) {
        HttpPlugin.Builder plugin = HttpPlugin.builder()
                .methods(http.methods().toArray(String[]::new))
                .timeout(http.timeout())
                .requestBytes(http.requestBytes())
                .responseBytes(http.responseBytes());
        http.hosts().forEach(host -> {
            Map<String, String> headers = new LinkedHashMap<>();
            host.headers().forEach((name, secret) -> headers.put(name, secret.read(environment)));
            try {
                plugin.allow(host.origin(), headers);
            } catch (IllegalArgumentException e) {
                throw new MontyConfigException(
                        null, 0, 0, "plugins.http.hosts: " + host.origin() + ": " + e.getMessage(), e);
            }
        });
        return plugin.build();
    }

    private static MontyPlugin sql(PluginsConfig.Sql sql, Map<String, String> environment) {
        JdbcSource database = new JdbcSource(
                sql.url(),
                sql.user().orElse(null),
                sql.password().map(secret -> secret.read(environment)).orElse(null));
        return SqlPlugin.of(
                database, new SqlPlugin.Limits(sql.rows(), SqlPlugin.Limits.DEFAULTS.characters(), sql.timeout()));
    }

    private static JdbcSource openFile(Path file) {
        String path = file.toString();
        if (path.contains(";")) {
            throw new MontyConfigException("plugins.kv.file must have no semicolon: " + path);
        }
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            // What a script has put is in the file when the call returns, so that nothing is left for the end of the
            // process;
            // H2's own hook there waits four seconds for connections that are held.
            JdbcSource source =
                    new JdbcSource("jdbc:h2:file:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", null, null);
            // H2 closes a database with its last connection, so one stays.
            source.hold();
            return source;
        } catch (SQLException | IOException e) {
            throw unusable(file, e);
        }
    }

    private static KvStore store(JdbcSource source) {
        try {
            return KvStore.in(source);
        } catch (IllegalStateException e) {
            source.close();
            throw new MontyConfigException(null, 0, 0, "plugins.kv.file cannot be used: " + e.getMessage(), e);
        }
    }

    private static MontyConfigException unusable(Path file, Exception e) {
        return new MontyConfigException(
                null, 0, 0, "plugins.kv.file cannot be opened, or another process has it open: " + file, e);
    }
}
