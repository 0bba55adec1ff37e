package org.montyjvm.mcp;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Sessions in a database file. What a method has done is in the file when it returns: WRITE_DELAY=0 makes H2 write at each
 * commit, so that a process that is killed at any moment loses nothing that a client was told of, and a row is there whole
 * or not at all. (The operating system may hold the bytes back; a power cut can cost the last second.)
 */
final class SessionStore implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000";

    private final JdbcConnectionPool pool;

    private SessionStore(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    /**
     * Returns the store in a file.
     *
     * @throws StartException if the file cannot be used
     */
    static SessionStore open(Path file) {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:file:" + file + OPTIONS, "monty", "");
        pool.setMaxConnections(CONNECTIONS);
        SessionStore store = new SessionStore(pool);
        try {
            store.createTables();
        } catch (SQLException e) {
            pool.dispose();
            throw new StartException("the sessions in " + file + ".mv.db cannot be opened: " + e.getMessage(), e);
        }
        return store;
    }

    private void createTables() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS monty_session (
                        id VARCHAR(40) PRIMARY KEY, client VARCHAR(200) NOT NULL, name VARCHAR(200) NOT NULL,
                        created BIGINT NOT NULL, used BIGINT NOT NULL, execs BIGINT NOT NULL, bytes BIGINT NOT NULL,
                        content BLOB NOT NULL)""");
            statement.execute("CREATE INDEX IF NOT EXISTS monty_session_client ON monty_session (client)");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS monty_snapshot (
                        id VARCHAR(40) PRIMARY KEY, client VARCHAR(200) NOT NULL, name VARCHAR(200) NOT NULL,
                        created BIGINT NOT NULL, used BIGINT NOT NULL, execs BIGINT NOT NULL, bytes BIGINT NOT NULL,
                        content BLOB NOT NULL)""");
            statement.execute("CREATE INDEX IF NOT EXISTS monty_snapshot_client ON monty_snapshot (client)");
        }
    }

    /** The two tables, which have the same columns. */
    enum Table {
        SESSION("monty_session"),
        SNAPSHOT("monty_snapshot");

        private final String label;

        Table(String label) {
            this.label = label;
        }
    }

    /** How many rows a client has, and how many there are. */
    record Count(int ofClient, int inTotal) {}

    Count count(Table table, String client) {
        return call("SELECT COUNT(*), COUNT(CASE WHEN client = ? THEN 1 END) FROM " + table.label, statement -> {
            statement.setString(1, client);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Count(row.getInt(2), row.getInt(1));
            }
        });
    }

    void insert(Table table, String client, StoredSession session, byte[] content) {
        call(
                "INSERT INTO " + table.label
                        + " (id, client, name, created, used, execs, bytes, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                statement -> {
                    statement.setString(1, session.id());
                    statement.setString(2, client);
                    statement.setString(3, session.name());
                    statement.setLong(4, session.created().toEpochMilli());
                    statement.setLong(5, session.used().toEpochMilli());
                    statement.setLong(6, session.execs());
                    statement.setLong(7, content.length);
                    statement.setBytes(8, content);
                    return statement.executeUpdate();
                });
    }

    /** Replaces the content of a session, and returns whether there was one. */
    boolean update(String client, String id, byte[] content, long execs, Instant now) {
        return call(
                "UPDATE monty_session SET content = ?, bytes = ?, execs = ?, used = ? WHERE id = ? AND client = ?",
                statement -> {
                    statement.setBytes(1, content);
                    statement.setLong(2, content.length);
                    statement.setLong(3, execs);
                    statement.setLong(4, now.toEpochMilli());
                    statement.setString(5, id);
                    statement.setString(6, client);
                    return statement.executeUpdate() == 1;
                });
    }

    Optional<StoredSession> find(Table table, String client, String id) {
        return call(
                "SELECT id, name, created, used, execs, bytes FROM " + table.label + " WHERE id = ? AND client = ?",
                statement -> {
                    statement.setString(1, id);
                    statement.setString(2, client);
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() ? Optional.of(read(row)) : Optional.empty();
                    }
                });
    }

    Optional<byte[]> content(Table table, String client, String id) {
        return call("SELECT content FROM " + table.label + " WHERE id = ? AND client = ?", statement -> {
            statement.setString(1, id);
            statement.setString(2, client);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        });
    }

    List<StoredSession> list(Table table, String client) {
        return call(
                "SELECT id, name, created, used, execs, bytes FROM " + table.label
                        + " WHERE client = ? ORDER BY created, id",
                statement -> {
                    statement.setString(1, client);
                    List<StoredSession> all = new ArrayList<>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            all.add(read(row));
                        }
                    }
                    return all;
                });
    }

    boolean delete(Table table, String client, String id) {
        return call("DELETE FROM " + table.label + " WHERE id = ? AND client = ?", statement -> {
            statement.setString(1, id);
            statement.setString(2, client);
            return statement.executeUpdate() == 1;
        });
    }

    /** Returns the ids of what has not been used since a time. */
    List<String> unusedSince(Table table, Instant time) {
        return call("SELECT id FROM " + table.label + " WHERE used < ?", statement -> {
            statement.setLong(1, time.toEpochMilli());
            List<String> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        });
    }

    /** Deletes a row, whoever's it is, unless it was used in the meantime. */
    boolean deleteUnused(Table table, String id, Instant time) {
        return call("DELETE FROM " + table.label + " WHERE id = ? AND used < ?", statement -> {
            statement.setString(1, id);
            statement.setLong(2, time.toEpochMilli());
            return statement.executeUpdate() == 1;
        });
    }

    private static StoredSession read(ResultSet row) throws SQLException {
        return new StoredSession(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getLong(5),
                row.getLong(6));
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    private <T> T call(String sql, Question<T> question) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return question.ask(statement);
        } catch (SQLException e) {
            throw new Failure(
                    Failure.Kind.STORAGE,
                    "the sessions' database failed (" + e.getSQLState() + "); nothing was changed");
        }
    }

    @Override
    public void close() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            // all that was told is in the file already
        } finally {
            pool.dispose();
        }
    }
}
