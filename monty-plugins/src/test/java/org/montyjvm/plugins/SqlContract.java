package org.montyjvm.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link SqlPlugin} does on whatever database. */
@Timeout(120)
abstract class SqlContract {
    /** Returns connections of a user who may do everything, as the plugin must not lean on rights alone. */
    abstract DataSource database();

    abstract String binaryType();

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS city");
            statement.execute(
                    "CREATE TABLE city (id INTEGER PRIMARY KEY, name VARCHAR(100), size BIGINT, area NUMERIC(10,2),"
                            + " share DOUBLE PRECISION, capital BOOLEAN, founded DATE, opens TIME, seen TIMESTAMP,"
                            + " told TIMESTAMP WITH TIME ZONE, seal " + binaryType() + ")");
            statement.execute("INSERT INTO city VALUES (1, 'Köln', 1087863, 405.15, 0.25, FALSE, DATE '0050-01-01',"
                    + " TIME '08:30:00', TIMESTAMP '2025-03-01 12:30:00.5', TIMESTAMP WITH TIME ZONE '2025-03-01"
                    + " 12:00:00+00', NULL)");
            statement.execute("INSERT INTO city (id, name, capital) VALUES (2, 'Rom', TRUE), (3, NULL, FALSE)");
        }
    }

    private Scripts scripts() {
        return new Scripts(SqlPlugin.of(database()));
    }

    private int cities() throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM city")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void query_givesRowsAsDicts_withPythonsTypes() {
        try (Scripts scripts = scripts()) {
            assertThat(scripts.run(
                            "[list(r.values()) for r in sql.query('SELECT name, size, area, share, capital, founded,"
                                    + " opens, seen, seal FROM city WHERE id = 1')]"))
                    .isEqualTo("[['Köln', 1087863, Decimal('405.15'), 0.25, False, datetime.date(50, 1, 1),"
                            + " datetime.time(8, 30), datetime.datetime(2025, 3, 1, 12, 30, 0, 500000), None]]");
            assertThat(scripts.run("sql.query('SELECT told FROM city WHERE id = 1')[0].popitem()[1].isoformat()"))
                    .isEqualTo("'2025-03-01T12:00:00+00:00'");
            assertThat(scripts.run("[r.popitem()[1] for r in sql.query('SELECT name FROM city ORDER BY id')]"))
                    .isEqualTo("['Köln', 'Rom', None]");
        }
    }

    @Test
    void parameters_areValues_whateverIsInThem() {
        try (Scripts scripts = scripts()) {
            assertThat(scripts.run("sql.query('SELECT id FROM city WHERE name = ?', [\"Rom' OR '1' = '1\"])"))
                    .isEqualTo("[]");
            assertThat(scripts.run("len(sql.query('SELECT id FROM city WHERE name = ? OR size > ? OR capital = ?',"
                            + " ['Köln', 10, True]))"))
                    .isEqualTo("2");
            assertThat(scripts.run("from datetime import date\nlen(sql.query('SELECT id FROM city WHERE founded = ?',"
                            + " [date(50, 1, 1)]))"))
                    .isEqualTo("1");
            assertThat(scripts.raised("sql.query('SELECT ?', [{1}])"))
                    .isEqualTo("TypeError: parameter 1 cannot be of the type set");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM city",
                "INSERT INTO city (id) VALUES (9)",
                "DROP TABLE city",
                "CALL 1",
                "SET x TO 1",
                "COMMIT",
                "EXPLAIN ANALYZE DELETE FROM city",
                "SELECT 1; DROP TABLE city",
                "SELECT ''; DELETE FROM city; --",
                "/* SELECT */ DELETE FROM city",
                ""
            })
    void whatIsNoQuery_isRefused(String statement) throws SQLException {
        try (Scripts scripts = scripts()) {
            assertThat(scripts.raised("sql.query(\"" + statement + "\")")).startsWith("PermissionError: a query ");
            assertThat(cities()).isEqualTo(3);
        }
    }

    /** Returns queries that write, where the database has such. */
    abstract List<String> queriesThatWrite();

    @Test
    void queryThatWrites_leavesNothing() throws SQLException {
        try (Scripts scripts = scripts()) {
            for (String statement : queriesThatWrite()) {
                scripts.raised("sql.query(\"" + statement + "\")");
                assertThat(cities()).as(statement).isEqualTo(3);
            }
        }
    }

    @Test
    void wrongQuery_isAValueError_thatSaysWhatIsWrong() {
        try (Scripts scripts = scripts()) {
            assertThat(scripts.raised("sql.query('SELECT nmae FROM city')"))
                    .startsWith("ValueError: the database refused the query: ")
                    .containsIgnoringCase("nmae");
            assertThat(scripts.raised("sql.query('SELECT name FROM city WHERE id = ?')"))
                    .startsWith("ValueError: ");
        }
    }

    @Test
    void tooManyRowsOrCharacters_areAValueError() {
        SqlPlugin.Limits few = new SqlPlugin.Limits(2, 100, Duration.ofSeconds(10));
        try (Scripts scripts = new Scripts(SqlPlugin.of(database(), few))) {
            assertThat(scripts.run("len(sql.query('SELECT id FROM city WHERE id < 3'))"))
                    .isEqualTo("2");
            assertThat(scripts.raised("sql.query('SELECT id FROM city')"))
                    .isEqualTo("ValueError: the query gives more than the 2 rows allowed: add a LIMIT");
            assertThat(scripts.raised("sql.query('SELECT REPEAT(name, 50) FROM city WHERE id = 1')"))
                    .isEqualTo("ValueError: the query gives more than the 100 characters allowed: ask for fewer"
                            + " columns");
        }
    }

    /** Returns a query that takes much longer than a second. */
    abstract String slowQuery();

    @Test
    void slowQuery_isATimeoutError() {
        SqlPlugin.Limits short1 = new SqlPlugin.Limits(10, 100, Duration.ofSeconds(1));
        try (Scripts scripts = new Scripts(SqlPlugin.of(database(), short1))) {
            assertThat(scripts.raised("sql.query('" + slowQuery() + "')"))
                    .isEqualTo("TimeoutError: the query took longer than 1 s");
        }
    }

    @Test
    void tablesAndColumns_areToldAsTheDatabaseCallsThem() {
        try (Scripts scripts = scripts()) {
            assertThat(scripts.run("[t.lower() for t in sql.tables() if t.lower() == 'city']"))
                    .isEqualTo("['city']");
            assertThat(scripts.run("t = [t for t in sql.tables() if t.lower() == 'city'][0]\n"
                            + "[(c['name'].lower(), c['nullable']) for c in sql.columns(t)][:2]"))
                    .isEqualTo("[('id', False), ('name', True)]");
            assertThat(scripts.raised("sql.columns('c_ty')")).isEqualTo("LookupError: there is no table 'c_ty'");
        }
    }
}
