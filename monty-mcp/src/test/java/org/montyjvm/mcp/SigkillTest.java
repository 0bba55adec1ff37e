package org.montyjvm.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class SigkillTest {
    private static final int SESSIONS = 100;
    private static final int CLIENTS = 10;
    private static final int EXECS_BEFORE_KILL = 250;

    /** Two variables that a run changes one after the other: a run that is half there would leave them apart. */
    private static final String STEP = "first.append(len(first))\nlast.append(len(last))";

    @TempDir
    Path temp;

    @Test
    void killedServer_hasEveryRunThatItToldOf_andNoHalfOne() throws Exception {
        Path data = temp.resolve("data");
        List<String> ids = new ArrayList<>();
        AtomicIntegerArray acknowledged = new AtomicIntegerArray(SESSIONS);
        AtomicInteger total = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (ServerProcess server = ServerProcess.start(data, "--max-sessions-per-client", "200")) {
            Probe first = server.client();
            for (int i = 0; i < SESSIONS; i++) {
                ids.add(first.create());
                first.exec(ids.get(i), "first = []\nlast = []");
            }
            for (int c = 0; c < CLIENTS; c++) {
                int own = c;
                clients.execute(() -> {
                    Probe client = server.client();
                    for (int turn = 0; ; turn++) {
                        int session = (own + turn * CLIENTS) % SESSIONS;
                        try {
                            if (client.exec(ids.get(session), STEP).isError()) {
                                return;
                            }
                        } catch (RuntimeException e) {
                            return; // the server is gone
                        }
                        acknowledged.incrementAndGet(session);
                        total.incrementAndGet();
                    }
                });
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (total.get() < EXECS_BEFORE_KILL && System.nanoTime() < end) {
                Thread.sleep(1);
            }
            server.kill();
        }
        clients.shutdown();
        assertThat(clients.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
        assertThat(total.get()).isGreaterThanOrEqualTo(EXECS_BEFORE_KILL);

        try (ServerProcess server = ServerProcess.start(data, "--max-sessions-per-client", "200")) {
            Probe client = server.client();
            assertThat((List<?>) client.call("monty_session_list", Map.of())
                            .content()
                            .get("sessions"))
                    .hasSize(SESSIONS);
            for (int i = 0; i < SESSIONS; i++) {
                Map<String, Object> content =
                        client.exec(ids.get(i), "[first, last]").content();
                List<?> both = (List<?>) content.get("value");
                List<?> steps = (List<?>) both.get(0);
                assertThat(both.get(1)).as("session %d", i).isEqualTo(steps);
                assertThat(steps)
                        .isEqualTo(IntStream.range(0, steps.size()).boxed().toList());
                assertThat(steps.size()).isBetween(acknowledged.get(i), acknowledged.get(i) + 1);
                assertThat(content).containsEntry("execs", steps.size() + 2);
            }
        }
    }

    @Test
    void killedServer_hasWhatTheStoreOfScriptsWasGiven() throws Exception {
        Path data = temp.resolve("data");
        Path config =
                Files.writeString(temp.resolve("monty.yaml"), "plugins: {kv: {file: '" + temp.resolve("store") + "'}}");
        try (ServerProcess server = ServerProcess.start(data, "--config", config.toString())) {
            assertThat(server.client().run("kv.put('seen', 41)").isError()).isFalse();
            server.kill();
        }

        try (ServerProcess server = ServerProcess.start(data, "--config", config.toString())) {
            assertThat(server.client().run("kv.get('seen')").content()).containsEntry("value", 41);
        }
    }
}
