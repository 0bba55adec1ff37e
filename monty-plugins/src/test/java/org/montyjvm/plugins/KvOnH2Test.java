package org.montyjvm.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link KvPlugin} over a file of H2. */
class KvOnH2Test extends KvContract {
    private final JdbcDataSource database = new JdbcDataSource();
    private KvStore store = KvStore.inMemory();

    @BeforeEach
    void open(@TempDir Path folder) {
        database.setURL("jdbc:h2:file:" + folder.resolve("kv"));
        store = KvStore.in(database);
    }

    @Override
    KvStore store() {
        return store;
    }

    @Test
    void file_isThereAfterTheDatabaseWasClosed() {
        // H2 closes a file with its last connection, so each call of this test opens it anew.
        try (Scripts scripts = new Scripts(KvPlugin.of(store, "u"))) {
            scripts.run("kv.put('k', [1])");
        }
        try (Scripts scripts = new Scripts(KvPlugin.of(KvStore.in(database), "u"))) {
            assertThat(scripts.run("kv.get('k')")).isEqualTo("[1]");
        }
    }
}
