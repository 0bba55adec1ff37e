package org.montyjvm.plugins;

import java.util.List;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.bridge.DefaultMontyBridge;
import org.montyjvm.bridge.MontyBridge;
import org.montyjvm.bridge.MontyPlugin;

/** Runs scripts that have a plugin. */
final class Scripts implements AutoCloseable {
    private final MontyPlatform platform;
    private final MontyBridge bridge;

    Scripts(MontyPlugin... plugins) {
        this("ffi", plugins);
    }

    Scripts(String engine, MontyPlugin... plugins) {
        platform = Monty.builder().backend(engine).build();
        DefaultMontyBridge.Builder builder = DefaultMontyBridge.builder(platform);
        List.of(plugins).forEach(builder::plugin);
        bridge = builder.build();
    }

    /** Returns what the script gives, as Python shows it. */
    String run(String code) {
        return bridge.run(code).result().value().toString();
    }

    /** Returns type and message of what the expression raises. */
    String raised(String expression) {
        String code = "try:\n    " + expression.replace("\n", "\n    ")
                + "\n    r = 'nothing'\nexcept Exception as e:\n    r = type(e).__name__ + ': ' + str(e)\nr";
        return bridge.run(code).result().value().asString();
    }

    MontyBridge bridge() {
        return bridge;
    }

    @Override
    public void close() {
        bridge.close();
        platform.close();
    }
}
