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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Sessions in a database file. What a method has done is in the file when it returns, so that a process that is killed at
 * any moment loses nothing that a client was told of; and a session is one value, which is there whole or not at all. (The
 * operating system may hold the bytes back: a power cut can cost the last second.)
 *
 * <p>This is H2's store without its SQL: there, each transaction that ends is a write of its own, reads included, which made
 * fifty clients wait for 1.3 s where they now share the writes.
 */
final class SessionStore implements AutoCloseable {
    /** A page is written whole: larger ones make each change of a small session dear. */
    private static final int PAGE_BYTES = 4_096;

    /** How long what was replaced stays in the file: not at all, as a killed process leaves its last writes whole. */
    private static final int RETENTION_MS = 0;

    private static final int COMPACTION_MS = 2_000;

    private final MVStore file;
    private final Map<Table, Rows> tables = new EnumMap<>(Table.class);
    private final AtomicLong changes = new AtomicLong();
    private final Object writing = new Object();
    private long written;

    private SessionStore(MVStore file) {
        this.file = file;
        for (Table table : Table.values()) {
            tables.put(table, new Rows(file.openMap(table.label), new ConcurrentHashMap<>()));
        }
        tables.values().forEach(Rows::readAll);
    }

    /** What there is to keep. */
    enum Table {
        SESSION("session"),
        SNAPSHOT("snapshot");

        private final String label;

        Table(String label) {
            this.label = label;
        }
    }

    /** A session without its content, and whose it is. */
    private record Row(String client, StoredSession session) {}

    private record Rows(MVMap<String, byte[]> contents, Map<String, Row> known) {
        void readAll() {
            contents.keyIterator(null).forEachRemaining(id -> known.put(id, decode(id, value(id))));
        }

        byte[] value(String id) {
            byte[] value = contents.get(id);
            if (value == null) {
                throw new Failure(Failure.Kind.STORAGE, "the session was deleted meanwhile");
            }
            return value;
        }
    }

    /**
     * Returns the store in a file.
     *
     * @throws StartException if the file cannot be used
     */
    static SessionStore open(Path file) {
        MVStore store = null;
        try {
            store = new MVStore.Builder()
                    .fileName(file.toString())
                    .pageSplitSize(PAGE_BYTES)
                    .open();
            store.setRetentionTime(RETENTION_MS);
            return new SessionStore(store);
        } catch (MVStoreException | UncheckedIOException e) {
            if (store != null) {
                store.closeImmediately();
            }
            throw new StartException("the sessions in " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** How many a client has, and how many there are. */
    record Count(int ofClient, int inTotal) {}

    Count count(Table table, String client) {
        Map<String, Row> known = rows(table).known();
        int own = (int) known.values().stream()
                .filter(row -> row.client().equals(client))
                .count();
        return new Count(own, known.size());
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

    private void put(Table table, Row row, byte[] content) {
        Rows rows = rows(table);
        change(() -> rows.contents().put(row.session().id(), encode(row, content)));
        rows.known().put(row.session().id(), row);
    }

    Optional<StoredSession> find(Table table, String client, String id) {
        return Optional.ofNullable(rows(table).known().get(id))
                .filter(row -> row.client().equals(client))
                .map(Row::session);
    }

    Optional<byte[]> content(Table table, String client, String id) {
        return find(table, client, id).map(session -> {
            byte[] value = rows(table).value(id);
            int start = value.length - Math.toIntExact(session.bytes());
            return java.util.Arrays.copyOfRange(value, start, value.length);
        });
    }

    List<StoredSession> list(Table table, String client) {
        return rows(table).known().values().stream()
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
        rows(table).known().forEach((id, row) -> {
            if (row.session().used().isBefore(time)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Deletes something, whoever's it is. */
    boolean remove(Table table, String id) {
        Rows rows = rows(table);
        if (rows.known().remove(id) == null) {
            return false;
        }
        change(() -> rows.contents().remove(id));
        return true;
    }

    private Rows rows(Table table) {
        return java.util.Objects.requireNonNull(tables.get(table));
    }

    /** Makes a change and waits until it is in the file. One write is for all that have come until it begins. */
    private void change(Runnable change) {
        try {
            change.run();
            long mine = changes.incrementAndGet();
            synchronized (writing) {
                if (written < mine) {
                    long all = changes.get();
                    file.commit();
                    written = all;
                }
            }
        } catch (MVStoreException e) {
            throw new Failure(
                    Failure.Kind.STORAGE, "the sessions' database failed (" + e.getErrorCode() + "); nothing was kept");
        }
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
    public void close() {
        file.close(COMPACTION_MS);
    }
}
