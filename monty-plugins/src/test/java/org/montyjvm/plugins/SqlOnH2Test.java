package org.montyjvm.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** {@link SqlPlugin} on H2, in memory. */
class SqlOnH2Test extends SqlContract {
    private final JdbcDataSource database = new JdbcDataSource();

    SqlOnH2Test() {
        database.setURL("jdbc:h2:mem:sql;DB_CLOSE_DELAY=-1");
    }

    @Override
    DataSource database() {
        return database;
    }

    @Override
    String binaryType() {
        return "VARBINARY(100)";
    }

    @Override
    List<String> queriesThatWrite() {
        return List.of(
                "SELECT * FROM FINAL TABLE (DELETE FROM city)",
                "SELECT * FROM FINAL TABLE (INSERT INTO city (id) VALUES (9))");
    }

    @Override
    String slowQuery() {
        return "SELECT SUM(a.x * b.x) FROM SYSTEM_RANGE(1, 1000000) a, SYSTEM_RANGE(1, 1000000) b";
    }

    @Test
    void databaseThatCannotBeOpened_tellsScriptsNothingOfItsAddress() {
        JdbcDataSource wrong = new JdbcDataSource();
        wrong.setURL("jdbc:h2:relative;PASSWORD=hunter2");
        try (Scripts scripts = new Scripts(SqlPlugin.of(wrong))) {
            assertThat(scripts.raised("sql.query('SELECT 1')")).isEqualTo("OSError: the database cannot be reached");
        }
    }
}
