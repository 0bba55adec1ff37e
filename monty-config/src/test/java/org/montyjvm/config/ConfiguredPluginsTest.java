package org.montyjvm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.montyjvm.MontyPlatform;
import org.montyjvm.bridge.DefaultMontyBridge;
import org.montyjvm.bridge.MontyBridge;
import org.montyjvm.bridge.MontyPlugin;

class ConfiguredPluginsTest {
    @TempDir
    private Path folder;

    private MontyConfig config(String yaml) throws IOException {
        return MontyConfig.read(Files.writeString(folder.resolve("monty.yaml"), yaml));
    }

    private static String run(List<MontyPlugin> plugins, String code) {
        try (MontyPlatform monty = MontyConfig.defaults().monty().build();
                MontyBridge bridge = DefaultMontyBridge.over(monty)) {
            plugins.forEach(bridge::attach);
            return bridge.run(code).result().value().toString();
        }
    }

    @Test
    void open_givesThePluginsNamedAndNoOther() throws IOException {
        assertThat(ConfiguredPlugins.open(MontyConfig.defaults()).plugins()).isEmpty();
        try (ConfiguredPlugins plugins = ConfiguredPlugins.open(config("""
                plugins:
                  clock: {fixed: 2025-07-01T12:00:00Z}
                  log:
                  http: {hosts: [https://a.example]}
                  kv:
                  sql: {url: "jdbc:h2:mem:config"}
                  tables:
                """))) {
            assertThat(plugins.registry().plugins())
                    .extracting(MontyPlugin::namespace)
                    .containsExactly("clock", "log", "http", "sql", "tables", "kv");
            assertThat(run(
                            plugins.plugins(),
                            "(clock.now().year, sql.query('SELECT 1 AS ONE'), tables.parse('a\\n1'))"))
                    .isEqualTo("(2025, [{'ONE': 1}], [{'a': '1'}])");
        }
    }

    @Test
    void kv_inAFile_staysForTheNextProcess() throws IOException {
        MontyConfig config = config("plugins: {kv: {file: deep/store}}");
        try (ConfiguredPlugins plugins = ConfiguredPlugins.open(config)) {
            run(plugins.plugins(), "kv.put('a', 1)");
            run(plugins.plugins("ben"), "kv.put('a', 2)");
        }
        try (ConfiguredPlugins plugins = ConfiguredPlugins.open(config)) {
            assertThat(run(plugins.plugins(), "kv.get('a')")).isEqualTo("1");
            assertThat(run(plugins.plugins("ben"), "kv.get('a')")).isEqualTo("2");
            assertThat(run(plugins.plugins("eve"), "kv.get('a')")).isEqualTo("None");
        }
        assertThat(folder.resolve("deep/store.mv.db")).exists();
    }

    @Test
    void open_withoutASecretOrAFile_isToldAtOnce() throws IOException {
        MontyConfig secret = config("plugins: {sql: {url: 'jdbc:h2:mem:x', password-env: NOT_THERE}}");
        assertThatThrownBy(() -> ConfiguredPlugins.open(secret, Map.of()))
                .isInstanceOf(MontyConfigException.class)
                .hasMessageContaining("NOT_THERE");

        MontyConfig header =
                config("plugins: {http: {hosts: [{origin: 'https://a.example', headers: {A: {env: TOKEN}}}]}}");
        assertThatThrownBy(() -> ConfiguredPlugins.open(header, Map.of("TOKEN", "hunter\n2")))
                .isInstanceOf(MontyConfigException.class)
                .hasMessageContaining("https://a.example: the value of the header 'A' cannot be sent")
                .hasMessageNotContaining("hunter");

        Files.writeString(folder.resolve("plain"), "");
        MontyConfig file = config("plugins: {kv: {file: plain/store}}");
        assertThatThrownBy(() -> ConfiguredPlugins.open(file))
                .isInstanceOf(MontyConfigException.class)
                .hasMessageContaining("plugins.kv.file");
    }
}
