package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyValue;

/** Names collide when plugins are registered, and plugins come and go together. */
@OnEachEngine
class PluginRegistryTest {
    private final String engine;

    PluginRegistryTest(String engine) {
        this.engine = engine;
    }

    private static HostFunction function(String name) {
        return HostFunction.builder(name).handler(call -> name);
    }

    private static MontyPlugin plugin(String namespace, String... functions) {
        MontyPlugin.Builder builder = MontyPlugin.builder(namespace);
        for (String name : functions) {
            builder.function(function(name));
        }
        return builder.build();
    }

    @Test
    void register_ofATakenName_isRefused_andChangesNothing() {
        try (PluginRegistry registry = new PluginRegistry()) {
            registry.register(plugin("a", "f")).register(plugin("", "g"));
            for (MontyPlugin taken :
                    List.of(plugin("a", "other"), plugin("", "a"), plugin("g", "f"), plugin("", "g"))) {
                assertThatThrownBy(() -> registry.register(taken))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageMatching(".*('a'|'g').*");
            }
            registry.register(plugin("b", "f"));
            assertThat(registry.plugins()).extracting(MontyPlugin::namespace).containsExactly("a", "", "b");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"json", "os", "asyncio", "print", "len", "help", "list_functions", "class", "_x", "a-b", "a.b"})
    void namespace_thatPythonOrTheBridgeHas_isRefused(String namespace) {
        assertThatThrownBy(() -> plugin(namespace, "f"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + namespace + "'");
    }

    @Test
    void functions_ofOneName_areRefused() {
        assertThatThrownBy(() -> plugin("a", "f", "f"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two functions 'f'");
        assertThatThrownBy(() -> plugin("", "print")).isInstanceOf(IllegalArgumentException.class);
        assertThat(plugin("a", "print", "help").functions()).hasSize(2);
    }

    @Test
    void attachTo_isAllOrNothing() {
        try (MontyPlatform platform = Monty.builder().backend(engine).build();
                MontyBridge bridge = DefaultMontyBridge.builder(platform)
                        .plugin(plugin("c", "f"))
                        .build();
                PluginRegistry registry = new PluginRegistry()) {
            registry.register(plugin("a", "f")).register(plugin("b", "f")).register(plugin("c", "g"));
            assertThatThrownBy(() -> registry.attachTo(bridge))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'c'");
            assertThat(bridge.plugins()).extracting(MontyPlugin::namespace).containsExactly("c");
            assertThatThrownBy(() -> bridge.run("a.f()").result()).hasMessageContaining("NameError");
        }
    }

    @Test
    void attachTo_whosePluginRefuses_takesTheOthersAway() {
        try (MontyPlatform platform = Monty.builder().backend(engine).build();
                MontyBridge bridge = DefaultMontyBridge.over(platform);
                PluginRegistry registry = new PluginRegistry()) {
            registry.register(plugin("a", "f")).register(new MontyPlugin() {
                @Override
                public String namespace() {
                    return "b";
                }

                @Override
                public List<HostFunction> functions() {
                    return List.of(function("f"));
                }

                @Override
                public void attached(MontyBridge to) {
                    throw new IllegalStateException("no licence");
                }
            });
            assertThatThrownBy(() -> registry.attachTo(bridge)).hasMessage("no licence");
            assertThat(bridge.plugins()).isEmpty();
        }
    }

    @Test
    void attach_duringARun_isRefused() {
        try (MontyPlatform platform = Monty.builder().backend(engine).build();
                MontyBridge bridge = DefaultMontyBridge.over(platform);
                BridgeRun run = bridge.run("1")) {
            assertThatThrownBy(() -> bridge.attach(plugin("a", "f"))).isInstanceOf(IllegalStateException.class);
            run.result();
            bridge.attach(plugin("a", "f"));
            assertThat(bridge.run("a.f()").result().value()).isEqualTo(MontyValue.of("f"));
        }
    }

    @Test
    void close_isInReverseOrder_andReachesAll() {
        List<String> closed = new ArrayList<>();
        PluginRegistry registry = new PluginRegistry();
        for (String name : List.of("a", "b", "c")) {
            registry.register(MontyPlugin.builder(name)
                    .function(function("f"))
                    .onClose(() -> {
                        closed.add(name);
                        if (name.equals("b")) {
                            throw new IllegalStateException("b failed");
                        }
                    })
                    .build());
        }
        assertThatThrownBy(registry::close).hasMessage("b failed");
        registry.close();
        assertThat(closed).containsExactly("c", "b", "a");
        assertThatThrownBy(() -> registry.register(plugin("d", "f"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hooks_areCalledForEachRun() {
        List<String> told = new ArrayList<>();
        MontyPlugin plugin = new MontyPlugin() {
            @Override
            public String namespace() {
                return "a";
            }

            @Override
            public List<HostFunction> functions() {
                return List.of(function("f"));
            }

            @Override
            public void runStarted(String runId) {
                told.add("start");
            }

            @Override
            public void runEnded(String runId) {
                told.add("end");
            }
        };
        try (MontyPlatform platform = Monty.builder().backend(engine).build();
                MontyBridge bridge =
                        DefaultMontyBridge.builder(platform).plugin(plugin).build()) {
            bridge.run("a.f()").result();
            assertThatThrownBy(() -> bridge.run("1 / 0").result()).isNotNull();
            bridge.run("1").close();
        }
        assertThat(told).containsExactly("start", "end", "start", "end");
    }
}
