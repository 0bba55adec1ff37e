package org.montyjvm.mcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.montyjvm.config.Rate;

@Timeout(180)
class HostileRequestsTest {
    private static final int REQUESTS = 1_000;
    private static final int REQUEST_BYTES = 100_000;
    private static final String SECRET = "pw-hunter2-do-not-tell";

    @TempDir
    Path temp;

    private final Random random = new Random(20_251_123);

    @Test
    void eachOfAThousand_getsAClearError_andTheServerGoesOn() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(log, true, UTF_8));
        try (TestServer server = TestServer.start(
                temp.resolve("data"),
                Settings.defaults(),
                http -> http.withRequestBytes(REQUEST_BYTES).withRequestTime(Duration.ofMillis(300)),
                InstantSource.system())) {
            Probe alice = server.alice();
            String hers = alice.create();
            alice.exec(hers, "password = '" + SECRET + "'");
            Probe bob = server.bob();
            for (int i = 0; i < REQUESTS; i++) {
                Raw raw = request(alice.session(), bob.session(), hers);
                String answer = exchange(server.port(), raw);
                assertThat(answer).as("request %d, %s", i, raw.kind()).startsWith("HTTP/1.1 ");
                int status = Integer.parseInt(answer.substring(9, 12));
                assertThat(raw.statuses())
                        .as("request %d, %s: %s", i, raw.kind(), answer)
                        .contains(status);
                if (status >= 400) {
                    assertThat(answer).as(raw.kind()).contains("\"error\"").contains("\"message\"");
                } else {
                    assertThat(answer).as(raw.kind()).containsAnyOf("\"error\"", "202 Accepted");
                }
                assertThat(answer).doesNotContain(SECRET, "Exception", "\tat ", "org.montyjvm", "jackson");
                if (i % 100 == 0) {
                    assertThat(alice.run("6 * 7").content()).containsEntry("value", 42);
                }
            }
            assertThat(alice.exec(hers, "len(password)").content()).containsEntry("value", SECRET.length());
        } finally {
            System.setErr(err);
        }
        assertThat(log.toString(UTF_8)).doesNotContain(SECRET, TestServer.ALICE, TestServer.BOB, "guess-");
    }

    /** A request as bytes, and what may come of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Raw(String kind, byte[] head, byte[] body, boolean slow, List<Integer> statuses) {}

    private Raw request(String alices, String bobs, String hers) {
        String call = "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\",\"params\":%s}";
        int id = random.nextInt(1_000_000);
        return switch (random.nextInt(20)) {
            case 0 -> post("broken JSON", mutilated(), alices, 400);
            case 1 ->
                post(
                        "no object",
                        List.of("[]", "1", "null", "\"x\"", "true", "[{}]").get(random.nextInt(6)),
                        alices,
                        400);
            case 2 -> post("wrong version", "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", alices, 400);
            case 3 -> post("wrong id", "{\"jsonrpc\":\"2.0\",\"id\":{\"a\":1.5},\"method\":\"ping\"}", alices, 400);
            case 4 -> post("wrong method", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}", alices, 400);
            case 5 -> post("wrong params", String.format(call, id, "[" + id + "]"), alices, 400);
            case 6 -> post("wrong name", String.format(call, id, "{\"name\":" + id + "}"), alices, 400);
            case 7 -> post("no such tool", String.format(call, id, "{\"name\":\"no" + id + "\"}"), alices, 200);
            case 8 -> post("wrong arguments", String.format(call, id, arguments()), alices, 200);
            case 9 -> post("huge by length", "{\"a\":\"" + "x".repeat(REQUEST_BYTES) + "\"}", alices, 413);
            case 10 -> chunked(alices);
            case 11 -> post("deep", "[".repeat(20_000 + random.nextInt(1_000)), alices, 400);
            case 12 ->
                raw("wrong token", "POST", "guess-" + id + "-" + SECRET, alices, "application/json", "{}", 401, 429);
            case 13 -> raw("no token", "POST", null, alices, "application/json", "{}", 401, 429);
            case 14 -> other("cross origin", "Origin: http://evil" + id + ".example", alices, 403);
            case 15 ->
                post("connection of another client", String.format(call, id, "{\"name\":\"monty_run\"}"), bobs, 404);
            case 16 ->
                post(
                        "session of another client",
                        String.format(
                                call,
                                id,
                                "{\"name\":\"monty_session_exec\",\"arguments\":{\"session_id\":\"" + hers
                                        + "\",\"code\":\"password\"}}"),
                        bobs,
                        TestServer.BOB,
                        200);
            case 17 ->
                raw(
                        "wrong method of HTTP",
                        List.of("GET", "PUT", "HEAD2", "TRACE", "PATCH").get(random.nextInt(5)),
                        TestServer.ALICE,
                        alices,
                        "application/json",
                        "{}",
                        405);
            case 18 -> raw("wrong media", "POST", TestServer.ALICE, alices, "text/plain", "{}", 415);
            default -> random.nextInt(4) == 0 ? slow(alices) : garbage();
        };
    }

    private String arguments() {
        List<String> wrong = List.of(
                "{\"name\":\"monty_run\",\"arguments\":{}}",
                "{\"name\":\"monty_run\",\"arguments\":{\"code\":[1]}}",
                "{\"name\":\"monty_run\",\"arguments\":{\"code\":\"1\",\"extra\":1}}",
                "{\"name\":\"monty_run\",\"arguments\":{\"code\":\"1\",\"inputs\":7}}",
                "{\"name\":\"monty_run\",\"arguments\":{\"code\":\"1\",\"inputs\":{\"not a name\":7}}}",
                "{\"name\":\"monty_run\",\"arguments\":{\"code\":\"\\ud800\"}}",
                "{\"name\":\"monty_run\",\"arguments\":{\"code\":\"(\"}}",
                "{\"name\":\"monty_session_exec\",\"arguments\":{\"session_id\":\"../../key\",\"code\":\"1\"}}",
                "{\"name\":\"monty_session_exec\",\"arguments\":{\"session_id\":\"' OR 1=1 --\",\"code\":\"1\"}}",
                "{\"name\":\"monty_session_create\",\"arguments\":{\"name\":\"" + "n".repeat(500) + "\"}}",
                "{\"name\":\"monty_session_restore\",\"arguments\":{\"snapshot_id\":\"none\"}}",
                "{\"name\":\"monty_session_close\",\"arguments\":{}}",
                "{\"name\":\"monty_functions\",\"arguments\":{\"name\":\"os.system\"}}");
        return wrong.get(random.nextInt(wrong.size()));
    }

    private String mutilated() {
        String good = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"" + SECRET + "\":1}}";
        int at = 1 + random.nextInt(good.length() - 2);
        return good.substring(0, at); // a beginning of an object is no object
    }

    private static Raw post(String kind, String body, String connection, int... statuses) {
        return post(kind, body, connection, TestServer.ALICE, statuses);
    }

    private static Raw post(String kind, String body, String connection, String token, int... statuses) {
        return raw(kind, "POST", token, connection, "application/json", body, statuses);
    }

    private static Raw raw(
            String kind, String method, String token, String connection, String type, String body, int... statuses) {
        byte[] bytes = body.getBytes(UTF_8);
        return new Raw(
                kind,
                head(method, token, connection, type, "Content-Length: " + bytes.length),
                bytes,
                false,
                list(statuses));
    }

    private static Raw other(String kind, String header, String connection, int... statuses) {
        return new Raw(
                kind,
                head("POST", TestServer.ALICE, connection, "application/json", header + "\r\nContent-Length: 2"),
                "{}".getBytes(UTF_8),
                false,
                list(statuses));
    }

    private static Raw chunked(String connection) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes(ISO_8859_1);
        for (int i = 0; i < 8; i++) {
            body.writeBytes(chunk);
        }
        body.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
        return new Raw(
                "huge in chunks",
                head("POST", TestServer.ALICE, connection, "application/json", "Transfer-Encoding: chunked"),
                body.toByteArray(),
                false,
                List.of(413));
    }

    private static Raw slow(String connection) {
        return new Raw(
                "slow",
                head("POST", TestServer.ALICE, connection, "application/json", "Content-Length: 2000"),
                "{".repeat(2000).getBytes(UTF_8),
                true,
                List.of(408));
    }

    private Raw garbage() {
        byte[] head = new byte[200];
        random.nextBytes(head);
        head[198] = '\r';
        head[199] = '\n';
        return new Raw("garbage", head, "\r\n".getBytes(UTF_8), false, List.of(400, 505, 431, 501));
    }

    private static byte[] head(String method, String token, String connection, String type, String more) {
        return (method + " /mcp HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + (token == null ? "" : "Authorization: Bearer " + token + "\r\n")
                        + "Mcp-Session-Id: " + connection + "\r\nContent-Type: " + type
                        + "\r\nAccept: application/json, text/event-stream\r\n" + more + "\r\n\r\n")
                .getBytes(ISO_8859_1);
    }

    private static List<Integer> list(int... statuses) {
        List<Integer> list = new ArrayList<>();
        for (int status : statuses) {
            list.add(status);
        }
        return list;
    }

    private static String exchange(int port, Raw raw) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(raw.head());
                out.flush();
                for (int i = 0; raw.slow() && i < 8; i++) {
                    out.write(raw.body(), i, 1);
                    out.flush();
                    Thread.sleep(60); // the body takes longer than it may
                }
                if (!raw.slow()) {
                    out.write(raw.body());
                    out.flush();
                }
            } catch (IOException e) {
                // the server has answered before it had all
            }
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // closed hard, after the answer
        }
        return all.toString(UTF_8);
    }

    @Test
    void moreThanTheRate_isRefused_withTheTimeToWait() throws Exception {
        try (TestServer server = TestServer.start(
                temp.resolve("data"),
                Settings.defaults(),
                http -> http.withRate(new Rate(5, Duration.ofMinutes(1))),
                InstantSource.system())) {
            Probe alice = server.alice();
            Probe.Answer answer = alice.request("ping", Map.of());
            for (int i = 0; i < 5 && answer.response().statusCode() == 200; i++) {
                answer = alice.request("ping", Map.of());
            }
            assertThat(answer.response().statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(answer.response()
                            .headers()
                            .firstValue("Retry-After")
                            .orElseThrow()))
                    .isBetween(1, 60);
            assertThat(server.bob().run("1").isError()).as("another client").isFalse();
        }
    }

    @Test
    void manySlowClients_keepNobodyElseWaiting() throws Exception {
        try (TestServer server = TestServer.start(temp.resolve("data"))) {
            ExecutorService slow = Executors.newFixedThreadPool(40);
            List<Socket> sockets = new ArrayList<>();
            List<Future<?>> started = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                sockets.add(socket);
                started.add(slow.submit(() -> {
                    socket.getOutputStream()
                            .write(head("POST", TestServer.ALICE, "x", "application/json", "Content-Length: 99"));
                    return null;
                }));
            }
            for (Future<?> one : started) {
                one.get(10, TimeUnit.SECONDS);
            }
            assertThat(server.bob().run("6 * 7").content()).containsEntry("value", 42);
            for (Socket socket : sockets) {
                socket.close();
            }
            slow.shutdown();
        }
    }
}
