package org.montyjvm.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.MontyLimits;

@Timeout(120)
class SessionsTest {
    @TempDir
    Path temp;

    private Path data() {
        return temp.resolve("data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm"})
    void restart_keepsSessionsOfEachClient(String backend) {
        Settings settings = Settings.defaults().withBackend(backend);
        String hers;
        String his;
        try (TestServer server = TestServer.start(data(), settings)) {
            hers = server.alice().create();
            server.alice().exec(hers, "def double(n):\n    return 2 * n\nx = 21");
            his = server.bob().create();
            server.bob().exec(his, "x = 'bob'");
        }
        try (TestServer server = TestServer.start(data(), settings)) {
            assertThat(server.alice().exec(hers, "double(x)").content())
                    .containsEntry("value", 42)
                    .containsEntry("execs", 2)
                    .containsEntry("kept", true);
            assertThat(server.bob().exec(his, "x").content()).containsEntry("value", "bob");
        }
    }

    @Test
    void failedRun_isKeptAsFarAsItGot() {
        try (TestServer server = TestServer.start(data())) {
            Probe alice = server.alice();
            String id = alice.create();
            Probe.Answer failed = alice.exec(id, "x = 1\nprint('on the way')\ny = x / 0");
            assertThat(failed.isError()).isTrue();
            assertThat(failed.error())
                    .containsEntry("kind", "python_error")
                    .containsEntry("type", "ZeroDivisionError")
                    .containsEntry("message", "division by zero")
                    .containsEntry("line", 3);
            assertThat(failed.content()).containsEntry("output", "on the way\n").containsEntry("kept", true);
            assertThat(alice.exec(id, "x").content()).containsEntry("value", 1);
        }
    }

    @Test
    void anotherClientsSession_isNoSuchSession() {
        try (TestServer server = TestServer.start(data())) {
            String hers = server.alice().create();
            String snapshot = (String) server.alice()
                    .call("monty_session_snapshot", Map.of("session_id", hers))
                    .content()
                    .get("snapshot_id");
            Probe bob = server.bob();
            for (String tool : List.of("monty_session_close", "monty_session_snapshot")) {
                assertThat(bob.call(tool, Map.of("session_id", hers)).error()).containsEntry("kind", "no_such_session");
            }
            assertThat(bob.exec(hers, "1").error()).containsEntry("kind", "no_such_session");
            assertThat(bob.call("monty_session_restore", Map.of("snapshot_id", snapshot))
                            .error())
                    .containsEntry("kind", "no_such_snapshot");
            assertThat(bob.call("monty_session_list", Map.of()).content().get("sessions"))
                    .isEqualTo(List.of());
            assertThat(server.alice().exec(hers, "1").isError()).isFalse();
        }
    }

    @Test
    void snapshot_takesSessionBack_orMakesNewOne() {
        try (TestServer server = TestServer.start(data())) {
            Probe alice = server.alice();
            String id = alice.create();
            alice.exec(id, "n = 1");
            String snapshot = (String) alice.call("monty_session_snapshot", Map.of("session_id", id, "name", "one"))
                    .content()
                    .get("snapshot_id");
            alice.exec(id, "n = 2");
            Map<String, Object> fresh = alice.call("monty_session_restore", Map.of("snapshot_id", snapshot))
                    .content();
            assertThat(alice.exec((String) fresh.get("session_id"), "n").content())
                    .containsEntry("value", 1);
            assertThat(alice.exec(id, "n").content()).containsEntry("value", 2);
            alice.call("monty_session_restore", Map.of("snapshot_id", snapshot, "session_id", id));
            assertThat(alice.exec(id, "n").content()).containsEntry("value", 1);
            alice.call("monty_session_close", Map.of("snapshot_id", snapshot));
            assertThat(alice.call("monty_session_restore", Map.of("snapshot_id", snapshot))
                            .error())
                    .containsEntry("kind", "no_such_snapshot");
        }
    }

    @Test
    void caps_holdForClientAndServer() {
        Settings settings =
                Settings.defaults().withSessions(new Settings.SessionBounds(2, 3, 1, 1 << 20, Duration.ofHours(1)));
        try (TestServer server = TestServer.start(data(), settings)) {
            Probe alice = server.alice();
            String first = alice.create();
            alice.create();
            assertThat(alice.call("monty_session_create", Map.of()).error()).containsEntry("kind", "too_many_sessions");
            Probe bob = server.bob();
            bob.create();
            assertThat(bob.call("monty_session_create", Map.of()).error()).containsEntry("kind", "too_many_sessions");
            alice.call("monty_session_close", Map.of("session_id", first));
            assertThat(bob.call("monty_session_create", Map.of()).isError()).isFalse();
        }
    }

    @Test
    void moreSessionsThanStayInMemory_allGoOn() {
        Settings settings =
                Settings.defaults().withSessions(new Settings.SessionBounds(100, 100, 2, 1 << 20, Duration.ofHours(1)));
        try (TestServer server = TestServer.start(data(), settings)) {
            Probe alice = server.alice();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ids.add(alice.create());
                alice.exec(ids.get(i), "n = " + i);
            }
            for (int i = 0; i < 8; i++) {
                assertThat(alice.exec(ids.get(i), "n").content()).containsEntry("value", i);
            }
        }
    }

    @Test
    void sessionTooLargeToStore_isAsBefore() {
        Settings settings =
                Settings.defaults().withSessions(new Settings.SessionBounds(10, 10, 4, 100_000, Duration.ofHours(1)));
        try (TestServer server = TestServer.start(data(), settings)) {
            Probe alice = server.alice();
            String id = alice.create();
            alice.exec(id, "x = 1");
            assertThat(alice.exec(id, "x = 'a' * 1_000_000").error()).containsEntry("kind", "session_too_large");
            assertThat(alice.exec(id, "x").content()).containsEntry("value", 1);
        }
    }

    @Test
    void lostInterpreter_goesBackToWhatWasStored() {
        Settings settings = Settings.defaults()
                .withLimits(
                        MontyLimits.builder().duration(Duration.ofMillis(200)).build());
        try (TestServer server = TestServer.start(data(), settings)) {
            Probe alice = server.alice();
            String id = alice.create();
            alice.exec(id, "x = 1");
            Probe.Answer lost = alice.exec(id, "x = 2\n3 ** 20_000_000");
            assertThat(lost.error()).containsEntry("kind", "limit").containsEntry("limit", "duration");
            assertThat(lost.content()).containsEntry("kept", false).containsEntry("execs", 1);
            assertThat(alice.exec(id, "x").content()).containsEntry("value", 1);
        }
    }

    @Test
    void secondRunAtOnce_isRefused() throws Exception {
        try (TestServer server = TestServer.start(data())) {
            Probe alice = server.alice();
            String id = alice.create();
            Map<String, String> endless = Map.of("session_id", id, "code", "while True: pass");
            AtomicReference<CompletableFuture<Probe.Answer>> loop =
                    new AtomicReference<>(alice.callAsync("loop", "monty_session_exec", endless));
            await(() -> {
                if (loop.get().isDone()) { // refused itself, as it met the question below
                    loop.set(alice.callAsync("loop", "monty_session_exec", endless));
                }
                return "session_busy".equals(errorKind(alice.exec(id, "1")));
            });
            assertThat(alice.call("monty_session_close", Map.of("session_id", id))
                            .error())
                    .containsEntry("kind", "session_busy");
            alice.cancel("loop");
            assertThat(loop.get().get(30, TimeUnit.SECONDS).messages())
                    .noneMatch(message -> message.containsKey("result"));
            assertThat(alice.exec(id, "1").content()).containsEntry("value", 1);
        }
    }

    private static List<?> sessions(Probe client) {
        return (List<?>) client.call("monty_session_list", Map.of()).content().get("sessions");
    }

    private static Object errorKind(Probe.Answer answer) {
        return answer.isError() ? answer.error().get("kind") : "none";
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.sleep(5);
        }
    }

    @Test
    void unusedSession_expires_usedOneDoesNot() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
        Settings settings = Settings.defaults()
                .withSessions(new Settings.SessionBounds(10, 10, 4, 1 << 20, Duration.ofMillis(400)));
        try (TestServer server = TestServer.start(data(), settings, http -> http, now::get)) {
            Probe alice = server.alice();
            String unused = alice.create();
            String used = alice.create();
            now.updateAndGet(time -> time.plusMillis(300));
            alice.exec(used, "1");
            now.updateAndGet(time -> time.plusMillis(300));
            await(() -> sessions(alice).size() == 1);
            assertThat(alice.exec(unused, "1").error()).containsEntry("kind", "no_such_session");
            assertThat(alice.exec(used, "1").isError()).isFalse();
        }
    }

    @Test
    void snapshot_expiresWhenNobodyGoesBackToIt() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
        Settings settings = Settings.defaults()
                .withSessions(new Settings.SessionBounds(10, 10, 4, 1 << 20, Duration.ofMillis(400)));
        try (TestServer server = TestServer.start(data(), settings, http -> http, now::get)) {
            Probe alice = server.alice();
            String id = alice.create();
            Object unused = snapshot(alice, id);
            Object used = snapshot(alice, id);
            now.updateAndGet(time -> time.plusMillis(300));
            alice.call("monty_session_restore", Map.of("snapshot_id", used, "session_id", id));
            now.updateAndGet(time -> time.plusMillis(300));
            await(() -> snapshots(alice).size() == 1);
            assertThat(alice.call("monty_session_restore", Map.of("snapshot_id", unused))
                            .error())
                    .containsEntry("kind", "no_such_snapshot");
            assertThat(alice.call("monty_session_restore", Map.of("snapshot_id", used))
                            .isError())
                    .isFalse();
        }
    }

    private static Object snapshot(Probe client, String id) {
        return client.call("monty_session_snapshot", Map.of("session_id", id))
                .content()
                .get("snapshot_id");
    }

    private static List<?> snapshots(Probe client) {
        return (List<?>) client.call("monty_session_list", Map.of()).content().get("snapshots");
    }

    @Test
    void sessionThatIsFoundWhileItIsCreated_losesNothing() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Settings settings = Settings.defaults().withPlugins(client -> {
            meanwhile.getAndSet(() -> {}).run(); // plugins are asked for in the middle of a creation
            return List.of();
        });
        try (TestServer server = TestServer.start(data(), settings)) {
            Probe alice = server.alice();
            Probe other = server.alice();
            meanwhile.set(() -> sessions(other)
                    .forEach(found -> other.exec((String) ((Map<?, ?>) found).get("session_id"), "kept = True")));
            String id = alice.create();
            boolean told = Long.valueOf(1).equals(execs(alice, id));
            assertThat(alice.exec(id, "kept").isError())
                    .as("is there unless it was never told of")
                    .isEqualTo(!told);
        }
    }

    private static Object execs(Probe client, String id) {
        return sessions(client).stream()
                .map(session -> (Map<?, ?>) session)
                .filter(session -> id.equals(session.get("session_id")))
                .map(session -> ((Number) session.get("execs")).longValue())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void secondServerOnOneFolder_isRefused() {
        try (TestServer server = TestServer.start(data())) {
            assertThat(server.port()).isPositive();
            assertThatThrownBy(() -> DataFolder.open(data()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("another server uses the data folder")
                    .hasMessageContaining("--data");
        }
        DataFolder.open(data()).close();
    }

    @Test
    void folder_isForItsOwnerAlone() throws Exception {
        TestServer.start(data()).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("key"))))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> DataFolder.open(data()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("others can look into");
    }

    @Test
    void lostKey_isSaid_notReplaced() throws Exception {
        TestServer.start(data()).close();
        Files.delete(data().resolve("key"));
        assertThatThrownBy(() -> TestServer.start(data()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("no key");
    }

    @Test
    void storedBytesThatWereChanged_areRefused() throws Exception {
        String id;
        try (TestServer server = TestServer.start(data())) {
            id = server.alice().create();
        }
        byte[] other = new byte[32];
        Files.write(data().resolve("key"), other);
        try (TestServer server = TestServer.start(data())) {
            assertThat(server.alice().exec(id, "1").error()).containsEntry("kind", "session_unreadable");
        }
    }
}
