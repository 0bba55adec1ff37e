package org.montyjvm.cli;

import java.lang.reflect.Proxy;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.montyjvm.bridge.MontyPlugin;
import org.montyjvm.config.ConfiguredPlugins;
import org.montyjvm.config.MontyConfig;
import org.montyjvm.plugins.ClockPlugin;
import org.montyjvm.plugins.HttpPlugin;
import org.montyjvm.plugins.KvPlugin;
import org.montyjvm.plugins.KvStore;
import org.montyjvm.plugins.LogPlugin;
import org.montyjvm.plugins.SqlPlugin;
import org.montyjvm.plugins.TablesPlugin;
import org.slf4j.helpers.NOPLogger;

/** The plugins of the configuration, and all others that there are, to be looked at and not to be called. */
final class ReadyMade {
    private ReadyMade() {}

    /** Returns the plugins that a file, or the usual one, configures. */
    static List<MontyPlugin> configured(@Nullable String file) {
        Path path;
        try {
            path = file == null ? null : Path.of(file);
        } catch (InvalidPathException e) {
            throw new UsageException("--config: '" + file + "' is no name of a file: " + e.getReason());
        }
        try (ConfiguredPlugins open = ConfiguredPlugins.open(MontyConfig.load(path))) {
            return open.plugins();
        }
    }

    /** Returns these plugins, and those that are not among them. */
    static List<MontyPlugin> withAllOthers(List<MontyPlugin> configured) {
        List<MontyPlugin> all = new ArrayList<>(configured);
        for (MontyPlugin plugin : plugins()) {
            if (all.stream().noneMatch(other -> other.namespace().equals(plugin.namespace()))) {
                all.add(plugin);
            }
        }
        return all;
    }

    /** Returns one of each kind, which reaches nothing. */
    static List<MontyPlugin> plugins() {
        return List.of(
                ClockPlugin.system(),
                LogPlugin.of(NOPLogger.NOP_LOGGER),
                HttpPlugin.builder().allow("http://localhost").build(),
                SqlPlugin.of(noDatabase()),
                TablesPlugin.create(),
                KvPlugin.of(KvStore.inMemory(), ""));
    }

    private static DataSource noDatabase() {
        return (DataSource) Proxy.newProxyInstance(
                ReadyMade.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    throw new SQLException("there is no database");
                });
    }
}
