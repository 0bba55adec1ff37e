package org.montyjvm.plugins;

import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

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
}
