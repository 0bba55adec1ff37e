package org.montyjvm.mcp;

import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyRunner;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.bridge.DefaultMontyBridge;

/** Makes engines and the bridges over them: the one place where limits, plugins and middleware are put around Python. */
final class Bridges {
    private final Settings settings;

    Bridges(Settings settings) {
        this.settings = settings;
    }

    Settings settings() {
        return settings;
    }

    MontyPlatform platform() {
        return builder().build();
    }

    MontySession session() {
        return builder().openSession();
    }

    MontySession session(MontySnapshot snapshot, MontySnapshotKey key) {
        return builder().restoreSession(snapshot, key);
    }

    DefaultMontyBridge over(MontyRunner runner, String client) {
        DefaultMontyBridge.Builder bridge = DefaultMontyBridge.builder(runner).limits(settings.bridgeLimits());
        settings.middleware().forEach(bridge::middleware);
        settings.plugins().apply(client).forEach(bridge::plugin);
        return bridge.build();
    }

    private Monty.Builder builder() {
        Monty.Builder builder =
                Monty.builder().limits(settings.limits()).os(settings.os().get());
        String backend = settings.backend();
        if (backend != null) {
            builder.backend(backend);
        }
        return builder;
    }
}
