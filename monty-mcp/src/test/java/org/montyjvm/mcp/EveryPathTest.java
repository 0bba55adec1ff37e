package org.montyjvm.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyLimits;
import org.montyjvm.bridge.HostException;
import org.montyjvm.plugins.ClockPlugin;

/** Whichever way Python comes to run, the same is around it. */
@Timeout(120)
class EveryPathTest {
    private static final String TIME = "clock.now().year";

    @TempDir
    Path temp;

    /** A way to run a script. */
    private enum Way {
        RUN,
        SESSION,
        SESSION_RESTORED,
        /** With no session kept in memory, each is read from the store. */
        SESSION_READ
    }

    private static Probe.Answer run(Way way, Probe client, String code) {
        return switch (way) {
            case RUN -> client.run(code);
            case SESSION -> client.exec(client.create(), code);
            case SESSION_RESTORED -> {
                Object snapshot = client.call("monty_session_snapshot", Map.of("session_id", client.create()))
                        .content()
                        .get("snapshot_id");
                Object id = client.call("monty_session_restore", Map.of("snapshot_id", snapshot))
                        .content()
                        .get("session_id");
                yield client.exec((String) id, code);
            }
            case SESSION_READ -> {
                String id = client.create();
                client.exec(id, "1");
                yield client.exec(id, code);
            }
        };
    }

    private static Settings settings(Way way) {
        int live = way == Way.SESSION_READ ? 0 : 8;
        return Settings.defaults()
                .withPlugins(client -> List.of(ClockPlugin.system()))
                .withLimits(MontyLimits.builder()
                        .duration(Duration.ofMillis(300))
                        .memoryBytes(8 << 20)
                        .build())
                .withSessions(new Settings.SessionBounds(10, 10, live, 1 << 20, Duration.ofHours(1)));
    }

    @ParameterizedTest
    @EnumSource
    void limitsHold(Way way) {
        try (TestServer server = TestServer.start(temp.resolve("data"), settings(way))) {
            Probe alice = server.alice();
            assertThat(run(way, alice, "while True: pass").error()).containsEntry("limit", "duration");
            assertThat(run(way, alice, "[0] * 10**8").error()).containsEntry("limit", "memory");
        }
    }

    @ParameterizedTest
    @EnumSource
    void middlewareIsAsked(Way way) {
        List<String> seen = new CopyOnWriteArrayList<>();
        Settings settings = settings(way).withMiddleware(List.of((call, next) -> {
            seen.add(call.name());
            throw new HostException("PermissionError", "not today");
        }));
        try (TestServer server = TestServer.start(temp.resolve("data"), settings)) {
            assertThat(run(way, server.alice(), TIME).error())
                    .containsEntry("type", "PermissionError")
                    .containsEntry("message", "not today");
            assertThat(seen).containsExactly("clock.now");
        }
    }

    @Test
    void toolOfAFunction_hasMiddlewareAndChecks() {
        List<String> seen = new ArrayList<>();
        Settings settings = settings(Way.RUN).withMiddleware(List.of((call, next) -> {
            seen.add(call.name());
            throw new HostException("PermissionError", "not today");
        }));
        try (TestServer server = TestServer.start(temp.resolve("data"), settings)) {
            Probe alice = server.alice();
            assertThat(alice.call("clock_now", Map.of()).error()).containsEntry("type", "PermissionError");
            assertThat(seen).containsExactly("clock.now");
            assertThat(alice.call("clock_now", Map.of("zone", List.of())).error())
                    .containsEntry("type", "TypeError");
            assertThat(alice.call("clock_now", Map.of("__class__", 1)).error()).containsEntry("type", "TypeError");
            assertThat(seen).as("no handler for arguments that are wrong").containsExactly("clock.now");
        }
    }

    @Test
    void errorOfTheMachine_isAnswered() {
        AtomicBoolean broken = new AtomicBoolean();
        Settings settings = Settings.defaults().withPlugins(client -> {
            if (broken.get()) {
                throw new NoClassDefFoundError("secret/Name");
            }
            return List.of();
        });
        try (TestServer server = TestServer.start(temp.resolve("data"), settings)) {
            Probe alice = server.alice();
            broken.set(true);
            assertThat(alice.run("1").error()).containsEntry("kind", "internal");
            assertThat(alice.run("1").error().toString()).doesNotContain("secret");
            assertThat(alice.call("monty_session_create", Map.of()).error()).containsEntry("kind", "internal");
            broken.set(false);
            assertThat(alice.run("1").content()).containsEntry("value", 1);
            assertThat(alice.call("monty_session_list", Map.of()).content().get("sessions"))
                    .as("nothing half made")
                    .isEqualTo(List.of());
        }
    }
}
