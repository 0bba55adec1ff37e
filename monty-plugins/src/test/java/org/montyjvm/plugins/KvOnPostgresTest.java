package org.montyjvm.plugins;

import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** {@link KvPlugin} over a real PostgreSQL. */
class KvOnPostgresTest extends KvContract {
    private static @Nullable PostgresServer server;

    private KvStore store = KvStore.inMemory();

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.startOrSkip();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    @BeforeEach
    void empty() throws Exception {
        store = KvStore.in(server.owner());
        try (Connection connection = server.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM monty_kv");
        }
    }

    @Override
    KvStore store() {
        return store;
    }
}
