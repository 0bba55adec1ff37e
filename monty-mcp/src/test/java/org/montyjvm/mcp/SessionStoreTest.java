package org.montyjvm.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.montyjvm.mcp.SessionStore.Table;

@Timeout(60)
class SessionStoreTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final FullDisk DISK = new FullDisk();

    @TempDir
    Path temp;

    @BeforeAll
    static void mount() {
        FilePath.register(DISK);
    }

    @AfterAll
    static void unmount() {
        FilePath.unregister(DISK);
    }

    private static StoredSession session(String id, int bytes) {
        return new StoredSession(id, "", NOW, NOW, 0, bytes);
    }

    @Test
    void fullDisk_isSaid_andWhatWasThereBeforeHolds() {
        Path file = Path.of("fulldisk:" + temp.resolve("sessions.mv"));
        try (SessionStore store = SessionStore.open(file)) {
            store.insert(Table.SESSION, "alice", session("a", 3), new byte[] {1, 2, 3});
            FullDisk.FULL.set(true);
            assertThatThrownBy(() -> store.update("alice", "a", new byte[9], 1, NOW))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("nothing was kept");
            assertThatThrownBy(() -> store.insert(Table.SESSION, "alice", session("b", 9), new byte[9]))
                    .isInstanceOf(Failure.class);
            FullDisk.FULL.set(false);
            assertThat(store.content(Table.SESSION, "alice", "a")).hasValue(new byte[] {1, 2, 3});
            assertThat(store.find(Table.SESSION, "alice", "b")).isEmpty();
            assertThat(store.update("alice", "a", new byte[] {4, 5}, 1, NOW)).isTrue();
            store.force();
        } finally {
            FullDisk.FULL.set(false);
        }
        try (SessionStore store = SessionStore.open(file)) {
            assertThat(store.content(Table.SESSION, "alice", "a")).hasValue(new byte[] {4, 5});
            assertThat(store.list(Table.SESSION, "alice")).hasSize(1);
        }
    }

    @Test
    void interruptedThread_keepsTheFileOpen_andItsInterrupt() {
        try (SessionStore store = SessionStore.open(temp.resolve("sessions.mv"))) {
            Thread.currentThread().interrupt();
            store.insert(Table.SESSION, "alice", session("a", 3), new byte[] {1, 2, 3});
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.content(Table.SESSION, "alice", "a")).hasValue(new byte[] {1, 2, 3});
        }
    }

    @Test
    void closedStore_staysClosed() {
        SessionStore store = SessionStore.open(temp.resolve("sessions.mv"));
        store.close();
        assertThatThrownBy(() -> store.insert(Table.SESSION, "alice", session("a", 3), new byte[3]))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("closed");
    }
}
