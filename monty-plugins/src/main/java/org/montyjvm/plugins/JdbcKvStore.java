package org.montyjvm.plugins;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store in a database. Each scope has a row that a transaction locks before anything else, so that work on it is done one
 * after the other, whatever the database understands by an isolation level.
 */
final class JdbcKvStore implements KvStore {
    private final DataSource database;

    JdbcKvStore(DataSource database) {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("CREATE TABLE IF NOT EXISTS monty_kv_scope (scope VARCHAR(200) PRIMARY KEY)");
            statement.execute("CREATE TABLE IF NOT EXISTS monty_kv (scope VARCHAR(200) NOT NULL,"
                    + " name VARCHAR(1000) NOT NULL, content TEXT NOT NULL, PRIMARY KEY (scope, name))");
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of the store cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public <T extends @Nullable Object> T transact(String scope, Function<? super Scope, ? extends T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            if (!isKnown(connection, scope)) {
                register(connection, scope);
            }
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                lock(connection, scope);
                T result = work.apply(new Work(connection, scope));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("the store's database failed: " + e.getMessage(), e);
    }

    private static boolean isKnown(Connection connection, String scope) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT scope FROM monty_kv_scope WHERE scope = ?")) {
            statement.setString(1, scope);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void register(Connection connection, String scope) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO monty_kv_scope (scope) VALUES (?)")) {
            statement.setString(1, scope);
            statement.executeUpdate();
        } catch (SQLException e) {
            if (!isKnown(connection, scope)) { // else somebody else was quicker
                throw e;
            }
        }
    }

    private static void lock(Connection connection, String scope) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT scope FROM monty_kv_scope WHERE scope = ? FOR UPDATE")) {
            statement.setString(1, scope);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
            }
        }
    }

    private static final class Work implements Scope {
        private final Connection connection;
        private final String scope;

        Work(Connection connection, String scope) {
            this.connection = connection;
            this.scope = scope;
        }

        private PreparedStatement statement(String sql, String... others) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            statement.setString(1, scope);
            for (int i = 0; i < others.length; i++) {
                statement.setString(i + 2, others[i]);
            }
            return statement;
        }

        @Override
        public @Nullable String get(String name) {
            try (PreparedStatement statement =
                            statement("SELECT content FROM monty_kv WHERE scope = ? AND name = ?", name);
                    ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            } catch (SQLException e) {
                throw failure(e);
            }
        }

        @Override
        public void put(String name, String text) {
            remove(name);
            try (PreparedStatement statement =
                    statement("INSERT INTO monty_kv (scope, name, content) VALUES (?, ?, ?)", name, text)) {
                statement.executeUpdate();
            } catch (SQLException e) {
                throw failure(e);
            }
        }

        @Override
        public boolean remove(String name) {
            try (PreparedStatement statement = statement("DELETE FROM monty_kv WHERE scope = ? AND name = ?", name)) {
                return statement.executeUpdate() > 0;
            } catch (SQLException e) {
                throw failure(e);
            }
        }

        @Override
        public List<String> names(String prefix, int most) {
            String pattern = prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
            List<String> names = new ArrayList<>();
            try (PreparedStatement statement =
                            statement("SELECT name FROM monty_kv WHERE scope = ? AND name LIKE ? ESCAPE '!'", pattern);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw failure(e);
            }
            Collections.sort(names); // here, as databases have orders of their own
            return names.size() > most ? List.copyOf(names.subList(0, most)) : names;
        }

        @Override
        public long size() {
            try (PreparedStatement statement = statement("SELECT COUNT(*) FROM monty_kv WHERE scope = ?");
                    ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            } catch (SQLException e) {
                throw failure(e);
            }
        }
    }
}
