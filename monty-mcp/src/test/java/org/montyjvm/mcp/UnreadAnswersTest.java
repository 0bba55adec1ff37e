package org.montyjvm.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.montyjvm.MontyLimits;
import org.montyjvm.bridge.BridgeLimits;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.plugins.ClockPlugin;

/** Clients that ask and then do not read, send no more, or are gone. */
@Timeout(120)
class UnreadAnswersTest {
    /** Prints without an end, and has it told each time. */
    private static final String FLOOD = "while True:\n    print('x' * 50_000)\n    clock.now()";

    @TempDir
    Path temp;

    private final AtomicInteger calls = new AtomicInteger();

    private Settings settings() {
        BridgeMiddleware counting = (call, next) -> {
            calls.incrementAndGet();
            return next.proceed(call);
        };
        Settings settings = Settings.defaults()
                .withPlugins(client -> List.of(ClockPlugin.system()))
                .withMiddleware(List.of(counting))
                .withLimits(MontyLimits.builder()
                        .duration(Duration.ofSeconds(60))
                        .outputBytes(1L << 30)
                        .suspensions(1_000_000)
                        .build());
        return new Settings(
                settings.backend(),
                settings.limits(),
                BridgeLimits.defaults().withCalls(1_000_000),
                settings.os(),
                settings.plugins(),
                settings.middleware(),
                settings.sessions(),
                settings.runs());
    }

    private static Socket send(TestServer server, Probe client, byte[] body, int length) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        String head = "POST /mcp HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TestServer.ALICE
                + "\r\nMcp-Session-Id: " + client.session()
                + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nContent-Length: "
                + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        socket.getOutputStream().write(body);
        return socket;
    }

    private static Socket call(TestServer server, Probe client, int id, Map<String, ?> arguments) throws IOException {
        String tool = arguments.containsKey("session_id") ? "monty_session_exec" : "monty_run";
        byte[] body = Probe.message(
                "tools/call",
                Map.of("name", tool, "arguments", arguments, "_meta", Map.of("progressToken", "p" + id)),
                id);
        return send(server, client, body, body.length);
    }

    @Test
    void clientsThatDoNotRead_keepNobodyElseFromProgress() throws Exception {
        try (TestServer server = TestServer.start(temp.resolve("data"), settings())) {
            Probe alice = server.alice();
            List<Socket> unread = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                unread.add(call(server, alice, 1_000 + i, Map.of("code", FLOOD)));
            }
            awaitStandstill();
            try (Socket read = call(server, alice, 1, Map.of("code", "while True: pass"))) {
                read.setSoTimeout(10_000); // there is progress each second
                BufferedReader lines = new BufferedReader(new InputStreamReader(read.getInputStream(), ISO_8859_1));
                int progress = 0;
                while (progress < 3) {
                    progress += lines.readLine().contains("notifications/progress") ? 1 : 0;
                }
            }
            for (Socket socket : unread) {
                socket.close();
            }
        }
    }

    /** Waits until the floods have filled what there is between them and the clients. */
    private void awaitStandstill() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        int before = -1;
        while (calls.get() != before || before <= 0) {
            before = calls.get();
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.sleep(1_500);
        }
    }

    @Test
    void requestOfAClientThatIsGone_canBeCancelledByItsNextConnection() throws Exception {
        try (TestServer server = TestServer.start(temp.resolve("data"), settings())) {
            Probe alice = server.alice();
            String id = alice.create();
            Socket socket = call(server, alice, 1_000, Map.of("session_id", id, "code", FLOOD));
            await(() -> calls.get() > 0);
            socket.close();
            int then = calls.get();
            await(() -> calls.get() > then + 500); // it has noticed: nothing waits for the client any more
            assertThat(alice.exec(id, "1").error()).containsEntry("kind", "session_busy");
            alice.cancel(1_000);
            await(() -> !alice.exec(id, "1").isError());
        }
    }

    @Test
    void bodyThatNeverComes_isGivenUpInTime() throws Exception {
        try (TestServer server = TestServer.start(
                        temp.resolve("data"),
                        Settings.defaults(),
                        http -> http.withRequestTime(Duration.ofMillis(300)),
                        InstantSource.system());
                Socket socket = send(server, server.alice(), new byte[] {'{'}, 99)) {
            socket.setSoTimeout(15_000); // far below the thirty seconds of a connection that is idle
            assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
                    .isEqualTo("HTTP/1.1 408");
        }
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.sleep(5);
        }
    }
}
