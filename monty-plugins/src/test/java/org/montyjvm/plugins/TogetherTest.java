package org.montyjvm.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.bridge.MontyPlugin;
import org.montyjvm.bridge.PluginRegistry;

/** All plugins in one script, on each engine. */
class TogetherTest {
    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm"})
    void oneScript_usesThemAll(String engine) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:together");
        RecordingLogger logger = new RecordingLogger();
        try (PluginRegistry registry = new PluginRegistry()
                        .register(SqlPlugin.of(database))
                        .register(HttpPlugin.builder()
                                .allow("https://api.example")
                                .build())
                        .register(KvPlugin.of(KvStore.inMemory(), "all"))
                        .register(TablesPlugin.create())
                        .register(ClockPlugin.system())
                        .register(LogPlugin.of(logger));
                Scripts scripts = new Scripts(engine, registry.plugins().toArray(MontyPlugin[]::new))) {
            assertThat(scripts.run("""
                            import json
                            rows = sql.query('SELECT X AS n FROM SYSTEM_RANGE(1, ?)', [3])
                            kv.put('csv', tables.format(rows))
                            log.info('stored', year=clock.now().year > 2000)
                            try:
                                http.get('https://elsewhere.example/')
                            except PermissionError as e:
                                pass
                            json.dumps(tables.parse(kv.get('csv')))
                            """)).isEqualTo("'[{\"N\": \"1\"}, {\"N\": \"2\"}, {\"N\": \"3\"}]'");
            assertThat(logger.lines())
                    .singleElement()
                    .asString()
                    .startsWith("INFO stored ")
                    .endsWith("year=True");
            assertThat(registry.catalog().prompt())
                    .contains("Reachable are: https://api.example.", "Write `?` for each value");
        }
    }
}
