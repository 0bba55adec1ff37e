package org.montyjvm.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@link SqlPlugin} on a real PostgreSQL. */
class SqlOnPostgresTest extends SqlContract {
    private static @Nullable PostgresServer server;

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

    @Override
    DataSource database() {
        return server.owner();
    }

    @Override
    String binaryType() {
        return "BYTEA";
    }

    @Override
    List<String> queriesThatWrite() {
        return List.of(
                "WITH gone AS (DELETE FROM city RETURNING id) SELECT * FROM gone",
                "SELECT * INTO copied FROM city",
                "SELECT set_config('transaction_read_only', 'off', false)",
                "SELECT set_config('default_transaction_read_only', 'off', false)");
    }

    @Override
    String slowQuery() {
        return "SELECT 1 FROM pg_sleep(30)";
    }

    @Test
    void arraysAndUuids_haveAPythonForm() {
        try (Scripts scripts = new Scripts(SqlPlugin.of(server.owner()))) {
            assertThat(scripts.run("sql.query(\"SELECT ARRAY[1, 2] AS a, '{}'::jsonb AS j,"
                            + " 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid AS u, 'ab'::bytea AS b\")"))
                    .isEqualTo("[{'a': [1, 2], 'j': '{}', 'u': 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'b': b'ab'}]");
        }
    }

    @Test
    void databaseThatIsNotThere_isAnOsError_thatSaysNothingOfIt() {
        try (Scripts scripts = new Scripts(SqlPlugin.of(server.as("nobody")))) {
            assertThat(scripts.raised("sql.query('SELECT 1')")).isEqualTo("OSError: the database cannot be reached");
        }
    }
}
