package org.montyjvm.bridge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plugins that go together. Their names are checked when they are registered, so that a collision shows when the
 * application starts and not in a script.
 *
 * <p>Safe for use by several threads.
 */
public final class PluginRegistry implements AutoCloseable {
    private final Map<String, MontyPlugin> plugins = new LinkedHashMap<>();
    private int unnamed;
    private boolean closed;

    /** Makes an empty registry. */
    public PluginRegistry() {}

    /**
     * Adds a plugin. From now on the registry closes it.
     *
     * @param plugin the plugin
     * @return this registry
     * @throws IllegalArgumentException if its namespace or one of its functions has a name that Python, the bridge or
     *     another plugin has; nothing is changed then
     * @throws IllegalStateException if the registry is closed
     */
    public synchronized PluginRegistry register(MontyPlugin plugin) {
        requireOpen();
        Collisions.requireSound(plugin);
        Collisions.requireApart(plugin, plugins.values());
        String key = plugin.namespace().isEmpty() ? "<" + ++unnamed + ">" : plugin.namespace();
        plugins.put(key, plugin);
        return this;
    }

    /**
     * Returns the plugins.
     *
     * @return a copy, in the order registered
     */
    public synchronized List<MontyPlugin> plugins() {
        return List.copyOf(plugins.values());
    }

    /**
     * Returns the plugin of a namespace.
     *
     * @param namespace the namespace
     * @return the plugin, or empty if there is none
     */
    public synchronized Optional<MontyPlugin> find(String namespace) {
        return Optional.ofNullable(plugins.get(namespace));
    }

    /**
     * Returns the descriptions of all functions.
     *
     * @return the catalog as of now
     */
    public FunctionCatalog catalog() {
        return FunctionCatalog.of(plugins());
    }

    /**
     * Gives all plugins to a bridge, or none: if one of them cannot be attached, those before it are detached again.
     *
     * @param bridge the bridge
     * @throws IllegalArgumentException if a name collides with one that the bridge has
     * @throws IllegalStateException if a run of the bridge is in progress, or the registry or the bridge is closed
     */
    public void attachTo(MontyBridge bridge) {
        List<MontyPlugin> all;
        synchronized (this) {
            requireOpen();
            all = plugins();
        }
        List<MontyPlugin> done = new ArrayList<>();
        try {
            for (MontyPlugin plugin : all) {
                bridge.attach(plugin);
                done.add(plugin);
            }
        } catch (RuntimeException e) {
            Collections.reverse(done);
            done.forEach(bridge::detach);
            throw e;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the registry is closed");
        }
    }

    /**
     * Closes the plugins, the last one first. Closing again does nothing. A plugin that fails to close does not keep the
     * others from it; its exception is thrown at the end, with those of others attached.
     */
    @Override
    public void close() {
        List<MontyPlugin> all;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            all = new ArrayList<>(plugins.values());
        }
        Collections.reverse(all);
        RuntimeException failure = null;
        for (MontyPlugin plugin : all) {
            try {
                plugin.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
