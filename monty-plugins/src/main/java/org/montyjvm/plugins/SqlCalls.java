package org.montyjvm.plugins;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.HostCall;
import org.montyjvm.bridge.HostException;
import org.montyjvm.bridge.MontyFunction;
import org.montyjvm.bridge.MontyNamespace;
import org.montyjvm.bridge.MontyParam;

/** What scripts call. */
@MontyNamespace(
        value = "sql",
        description = "Queries of a database, which only read.",
        prompt = "Write `?` for each value and pass the values in `params`. End no statement with a semicolon.")
final class SqlCalls {
    private static final Pattern READS =
            Pattern.compile("\\s*(SELECT|WITH|VALUES)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final DataSource database;
    private final SqlPlugin.Limits limits;

    SqlCalls(DataSource database, SqlPlugin.Limits limits) {
        this.database = database;
        this.limits = limits;
    }

    /** A column as scripts see it. */
    record Column(
            String name,
            @MontyParam("as the database calls it") String type,
            boolean nullable) {}

    /** What is done with a connection. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    @MontyFunction("Gives the rows of a query, each a dict of its columns.")
    List<Map<String, MontyValue>> query(
            @MontyParam("SELECT with a ? for each parameter") String statement,
            @MontyParam("the values for the ?s") @Nullable List<MontyValue> params,
            HostCall call) {
        requireOneQuery(statement);
        return read(connection -> {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                prepared.setQueryTimeout(limits.seconds());
                prepared.setMaxRows(limits.rows() + 1);
                prepared.setFetchSize(Math.min(limits.rows() + 1, 500));
                if (params != null) {
                    for (int i = 0; i < params.size(); i++) {
                        SqlValues.set(prepared, i + 1, params.get(i));
                    }
                }
                MontyCancelToken.Registration registration = call.cancelToken().onCancel(() -> cancel(prepared));
                try (ResultSet rows = prepared.executeQuery()) {
                    return rows(rows);
                } finally {
                    registration.close();
                }
            }
        });
    }

    @MontyFunction("Lists the tables and views.")
    List<String> tables() {
        return read(connection -> {
            List<String> names = new ArrayList<>();
            try (ResultSet tables =
                    connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
                while (tables.next()) {
                    if (isTable(tables.getString("TABLE_TYPE"))) {
                        names.add(tables.getString("TABLE_NAME"));
                    }
                }
            }
            return names;
        });
    }

    @MontyFunction("Describes the columns of a table or view.")
    List<Column> columns(String table) {
        List<Column> columns = read(connection -> {
            List<Column> found = new ArrayList<>();
            DatabaseMetaData data = connection.getMetaData();
            String escape = data.getSearchStringEscape();
            String pattern = table.replace(escape, escape + escape)
                    .replace("_", escape + "_")
                    .replace("%", escape + "%");
            try (ResultSet rows = data.getColumns(connection.getCatalog(), connection.getSchema(), pattern, "%")) {
                while (rows.next()) {
                    found.add(new Column(
                            rows.getString("COLUMN_NAME"),
                            rows.getString("TYPE_NAME"),
                            rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls));
                }
            }
            return found;
        });
        if (columns.isEmpty()) {
            throw new HostException("LookupError", "there is no table '" + table + "'");
        }
        return columns;
    }

    private static boolean isTable(@Nullable String type) {
        return type != null && (type.endsWith("TABLE") || type.endsWith("VIEW")) && !type.startsWith("SYSTEM");
    }

    /** Refuses what could be more than one statement, or another than one that reads. */
    private static void requireOneQuery(String statement) {
        if (statement.indexOf(';') >= 0) {
            throw new HostException(
                    "PermissionError", "a query has no semicolon, not even in a text: pass texts as parameters");
        } else if (!READS.matcher(statement).matches()) {
            throw new HostException("PermissionError", "a query begins with SELECT, WITH or VALUES");
        }
    }

    private <T> T read(Reading<T> reading) {
        try (Connection connection = connect()) {
            boolean readOnly = connection.isReadOnly();
            boolean autoCommit = connection.getAutoCommit();
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                return reading.from(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
                connection.setReadOnly(readOnly);
            }
        } catch (SQLTimeoutException e) {
            throw timeout(e);
        } catch (SQLException e) {
            // 57014 is PostgreSQL's and H2's state of a query that was cancelled, by its time limit above all.
            throw "57014".equals(e.getSQLState()) ? timeout(e) : failure(e);
        }
    }

    /** Why there is no connection is told to nobody: drivers repeat the address, and a password may be in it. */
    private Connection connect() {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private HostException timeout(SQLException e) {
        return new HostException("TimeoutError", "the query took longer than " + limits.seconds() + " s", e);
    }

    /** What the database says of a statement is for whom wrote it; what it says of itself is not. */
    private static HostException failure(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith("08") || state.startsWith("28")
                ? unreachable(e)
                : new HostException("ValueError", "the database refused the query: " + e.getMessage(), e);
    }

    private static HostException unreachable(SQLException e) {
        return new HostException("OSError", "the database cannot be reached", e);
    }

    private static void cancel(PreparedStatement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // It is over already, or ends at its time limit.
        }
    }

    private List<Map<String, MontyValue>> rows(ResultSet rows) throws SQLException {
        List<String> names = SqlValues.columns(rows.getMetaData());
        SqlValues values = new SqlValues(limits.characters());
        List<Map<String, MontyValue>> all = new ArrayList<>();
        while (rows.next()) {
            if (all.size() == limits.rows()) {
                throw new HostException(
                        "ValueError", "the query gives more than the " + limits.rows() + " rows allowed: add a LIMIT");
            }
            Map<String, MontyValue> row = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), values.get(rows, i + 1));
            }
            all.add(row);
        }
        return all;
    }
}
