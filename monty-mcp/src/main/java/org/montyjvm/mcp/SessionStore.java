package org.montyjvm.mcp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions in a database file. What a method has done is in the file when it returns, so that a process that is killed at
 * any moment loses nothing that a client was told of; and a session is one value, which is there whole or not at all. (The
 * operating system may hold the bytes back: a power cut can cost the last seconds.)
 *
 * <p>After a failure, such as a full disk, the file is opened again: what is in it holds.
 */
final class SessionStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    private final Path path;
    private final Map<Table, Map<String, Row>> known = new EnumMap<>(Table.class);
    private volatile Database database;
    private boolean closed;

    private SessionStore(Path path) {
        this.path = path;
        for (Table table : Table.values()) {
            known.put(table, new ConcurrentHashMap<>());
        }
        database = read();
    }

    /** What there is to keep. */
    enum Table {
        SESSION("session"),
        SNAPSHOT("snapshot");

        private final String label;

        Table(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** A session without its content, and whose it is. */
    private record Row(String client, StoredSession session) {}

    /**
     * Returns the store in a file.
     *
     * @throws StartException if the file cannot be used
     */
    static SessionStore open(Path file) {
        try {
            return new SessionStore(file);
        } catch (MVStoreException | UncheckedIOException e) {
            throw new StartException("the sessions in " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Opens the file, and learns what is in it. */
    private Database read() {
        Database fresh = Database.open(path);
        try {
            known.forEach((table, rows) -> {
                Map<String, Row> found = new HashMap<>();
                fresh.forEach(table, (id, row) -> found.put(id, decode(id, row)));
                rows.keySet().retainAll(found.keySet());
                rows.putAll(found);
            });
            return fresh;
        } catch (RuntimeException e) {
            fresh.abandon();
            throw e;
        }
    }

    private synchronized Database usable() {
        if (closed) {
            throw failure("is closed");
        }
        if (database.isClosed()) {
            database = read();
            LOG.warn("the sessions' database was opened again");
        }
        return database;
    }

    private <T extends @Nullable Object> T using(Function<Database, T> work) {
        boolean interrupted = Thread.interrupted(); // H2 would close the file for it
        try {
            return work.apply(usable());
        } catch (MVStoreException | UncheckedIOException e) {
            LOG.error("the sessions' database failed: {}", reason(e));
            throw failure("failed; nothing was kept");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns the first line of what was first wrong: the rest is about H2's threads. */
    private static String reason(Throwable problem) {
        Throwable first = problem;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return String.valueOf(first.getMessage()).lines().findFirst().orElse("");
    }

    private static Failure failure(String how) {
        return new Failure(Failure.Kind.STORAGE, "the sessions' database " + how);
    }

    /** How many a client has, and how many there are. */
    record Count(int ofClient, int inTotal) {}

    Count count(Table table, String client) {
        Map<String, Row> rows = rows(table);
        int own = (int) rows.values().stream()
                .filter(row -> row.client().equals(client))
                .count();
        return new Count(own, rows.size());
    }

    void insert(Table table, String client, StoredSession session, byte[] content) {
        put(table, new Row(client, session), content);
    }

    /** Replaces the content of a session, and returns whether there was one. The caller sees to it that only one does so. */
    boolean update(String client, String id, byte[] content, long execs, Instant now) {
        StoredSession before = find(Table.SESSION, client, id).orElse(null);
        if (before == null) {
            return false;
        }
        put(
                Table.SESSION,
                new Row(client, new StoredSession(id, before.name(), before.created(), now, execs, content.length)),
                content);
        return true;
    }

    /** Notes that something was used, if it is there. */
    void used(Table table, String client, String id, byte[] content, Instant now) {
        find(table, client, id).ifPresent(session -> put(table, new Row(client, session.usedAt(now)), content));
    }

    private void put(Table table, Row row, byte[] content) {
        String id = row.session().id();
        byte[] all = encode(row, content);
        using(file -> {
            file.put(table, id, all);
            return rows(table).put(id, row);
        });
    }

    Optional<StoredSession> find(Table table, String client, String id) {
        return Optional.ofNullable(rows(table).get(id))
                .filter(row -> row.client().equals(client))
                .map(Row::session);
    }

    Optional<byte[]> content(Table table, String client, String id) {
        return find(table, client, id)
                .map(session -> using(file -> file.get(table, id)))
                .map(row -> Arrays.copyOfRange(row, row.length - contentBytes(id, row), row.length));
    }

    private static int contentBytes(String id, byte[] row) {
        return Math.toIntExact(decode(id, row).session().bytes());
    }

    List<StoredSession> list(Table table, String client) {
        return rows(table).values().stream()
                .filter(row -> row.client().equals(client))
                .map(Row::session)
                .sorted(Comparator.comparing(StoredSession::created).thenComparing(StoredSession::id))
                .toList();
    }

    boolean delete(Table table, String client, String id) {
        return find(table, client, id).isPresent() && remove(table, id);
    }

    /** Returns the ids of what has not been used since a time. */
    List<String> unusedSince(Table table, Instant time) {
        List<String> ids = new ArrayList<>();
        rows(table).forEach((id, row) -> {
            if (row.session().used().isBefore(time)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Deletes something, whoever's it is. */
    boolean remove(Table table, String id) {
        return using(file -> {
            file.remove(table, id);
            return rows(table).remove(id) != null;
        });
    }

    private Map<String, Row> rows(Table table) {
        return Objects.requireNonNull(known.get(table));
    }

    /** Brings to the disk what the operating system may still hold back. */
    void force() {
        using(file -> {
            file.force();
            return true;
        });
    }

    private static byte[] encode(Row row, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(row.client());
            out.writeUTF(row.session().name());
            out.writeLong(row.session().created().toEpochMilli());
            out.writeLong(row.session().used().toEpochMilli());
            out.writeLong(row.session().execs());
            out.writeInt(content.length);
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from an array
        }
        return bytes.toByteArray();
    }

    private static Row decode(String id, byte[] value) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            return new Row(
                    in.readUTF(),
                    new StoredSession(
                            id,
                            in.readUTF(),
                            Instant.ofEpochMilli(in.readLong()),
                            Instant.ofEpochMilli(in.readLong()),
                            in.readLong(),
                            in.readInt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        database.close();
    }
}
