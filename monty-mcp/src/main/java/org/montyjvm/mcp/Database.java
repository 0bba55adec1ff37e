package org.montyjvm.mcp;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.montyjvm.mcp.SessionStore.Table;

/**
 * A file with tables of bytes. What a method has done is in the file when it returns. A file that could not be written is
 * closed, as it may be other than what is in memory: open it again.
 *
 * <p>This is H2's store without its SQL: there, each transaction that ends is a write of its own, reads included, which made
 * fifty clients wait for 1.3 s where they now share the writes.
 */
final class Database implements AutoCloseable {
    /** A page is written whole: larger ones make each change of a small session dear. */
    private static final int PAGE_BYTES = 4_096;

    /**
     * How long what was replaced stays in the file: until what replaced it was forced to the disk, which is done more often,
     * so that a machine that stops at any moment leaves a file that can be read.
     */
    private static final int RETENTION_MS = 15_000;

    private static final int COMPACTION_MS = 2_000;

    private final MVStore file;
    private final Map<Table, MVMap<String, byte[]>> tables = new EnumMap<>(Table.class);
    private final AtomicLong changes = new AtomicLong();
    private final Object writing = new Object();
    private long written;
    private long forced;

    private Database(MVStore file) {
        this.file = file;
        for (Table table : Table.values()) {
            tables.put(table, file.openMap(table.label()));
        }
    }

    /**
     * Returns what is in a file.
     *
     * @throws MVStoreException if the file cannot be used; so do the other methods
     */
    static Database open(Path path) {
        MVStore file = new MVStore.Builder()
                .fileName(path.toString())
                .pageSplitSize(PAGE_BYTES)
                .open();
        try {
            file.setRetentionTime(RETENTION_MS);
            return new Database(file);
        } catch (RuntimeException e) {
            file.closeImmediately();
            throw e;
        }
    }

    void forEach(Table table, BiConsumer<String, byte[]> each) {
        MVMap<String, byte[]> rows = rows(table);
        rows.keyIterator(null).forEachRemaining(id -> {
            byte[] row = rows.get(id);
            if (row != null) {
                each.accept(id, row);
            }
        });
    }

    byte @Nullable [] get(Table table, String id) {
        return rows(table).get(id);
    }

    void put(Table table, String id, byte[] row) {
        rows(table).put(id, row);
        commit();
    }

    void remove(Table table, String id) {
        rows(table).remove(id);
        commit();
    }

    private MVMap<String, byte[]> rows(Table table) {
        return java.util.Objects.requireNonNull(tables.get(table));
    }

    /** Waits until the caller's change is in the file. One write is for all that have come until it begins. */
    private void commit() {
        long mine = changes.incrementAndGet();
        synchronized (writing) {
            if (written < mine) {
                long all = changes.get();
                file.commit();
                if (file.isClosed()) { // then it has done nothing
                    throw DataUtils.newMVStoreException(DataUtils.ERROR_CLOSED, "the file was closed");
                }
                written = all;
            }
        }
    }

    /** Has the operating system bring to the disk what is in the file. */
    void force() {
        long all = changes.get();
        if (forced < all) {
            file.sync();
            forced = all;
        }
    }

    boolean isClosed() {
        return file.isClosed();
    }

    /** Closes the file as it is, for another try. */
    void abandon() {
        file.closeImmediately();
    }

    @Override
    public void close() {
        file.close(COMPACTION_MS);
    }
}
