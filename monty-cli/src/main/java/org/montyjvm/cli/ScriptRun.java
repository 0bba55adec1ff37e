package org.montyjvm.cli;

import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.bridge.BridgeEvent;
import org.montyjvm.bridge.BridgeRun;
import org.montyjvm.bridge.BridgeTextContent;
import org.montyjvm.bridge.DefaultMontyBridge;
import org.montyjvm.config.ConfiguredPlugins;
import org.montyjvm.config.MontyConfig;

/** Runs a script, and tells what it prints: through a bridge where there are plugins, else without that and its classes. */
final class ScriptRun {
    private final MontyPlatform platform;
    private final BiConsumer<MontyOutput.Stream, String> live;

    /**
     * Makes a run.
     *
     * @param live told what the script prints while it runs, as far as that is known before its end; by any thread, one
     *     after the other
     */
    ScriptRun(MontyPlatform platform, BiConsumer<MontyOutput.Stream, String> live) {
        this.platform = platform;
        this.live = live;
    }

    /**
     * Returns what the script gave, with all of its output; throws what the platform or the bridge throws.
     *
     * @param config has the plugins
     */
    MontyResult result(MontyScript script, MontyConfig config) {
        if (!config.plugins().names().isEmpty()) {
            return Bridged.result(this, script, config);
        }
        LiveOutput output = LiveOutput.begin(platform, live);
        try {
            return platform.run(script);
        } finally {
            output.close();
        }
    }

    /** A class of its own, so that the bridge is loaded only where it is used. */
    private static final class Bridged {
        static MontyResult result(ScriptRun work, MontyScript script, MontyConfig config) {
            DefaultMontyBridge.Builder builder = DefaultMontyBridge.builder(work.platform);
            try (ConfiguredPlugins plugins = ConfiguredPlugins.open(config);
                    DefaultMontyBridge bridge = with(plugins, builder);
                    BridgeRun run = bridge.run(script)) {
                for (BridgeEvent event : run) {
                    if (event instanceof BridgeTextContent text) {
                        work.live.accept(text.stream(), text.text());
                    }
                }
                return run.outcome().join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException error) {
                    throw error;
                }
                throw e;
            }
        }

        private static DefaultMontyBridge with(ConfiguredPlugins plugins, DefaultMontyBridge.Builder builder) {
            plugins.plugins().forEach(builder::plugin);
            return builder.build();
        }
    }
}
