package org.montyjvm.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.bridge.BridgeEvent;
import org.montyjvm.bridge.BridgeRun;
import org.montyjvm.bridge.BridgeRunError;

/** {@link HttpPlugin} against a server of this JVM: the one that is listed, and one that is not. */
@Timeout(60)
class HttpPluginTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer listed;
    private HttpServer other;

    @BeforeEach
    void start() throws IOException {
        listed = server();
        other = server();
        listed.createContext("/hello", exchange -> answer(exchange, 200, "text/plain", "hello ä".getBytes(UTF_8)));
        listed.createContext(
                "/latin",
                exchange -> answer(
                        exchange, 200, "text/plain; charset=ISO-8859-1", "ä".getBytes(Charset.forName("ISO-8859-1"))));
        listed.createContext("/missing", exchange -> answer(exchange, 404, "text/plain", "no".getBytes(UTF_8)));
        listed.createContext("/echo", exchange -> {
            String told = exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("X-Mine") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            answer(exchange, 200, "text/plain", told.getBytes(UTF_8));
        });
        listed.createContext("/here", exchange -> redirect(exchange, "/hello"));
        listed.createContext("/loop", exchange -> redirect(exchange, "/loop"));
        listed.createContext("/away", exchange -> redirect(exchange, at(other) + "/steal"));
        listed.createContext("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        listed.createContext("/flood", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[1 << 16];
            try {
                while (true) {
                    exchange.getResponseBody().write(piece);
                }
            } catch (IOException e) {
                never.countDown(); // the client hung up
            }
        });
        listed.createContext("/drip", exchange -> {
            asked.countDown();
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!never.await(20, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                }
            } catch (IOException | InterruptedException e) {
                never.countDown();
            }
        });
        other.createContext("/steal", exchange -> {
            secrets.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            secrets.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Mine")));
            answer(exchange, 200, "text/plain", "thanks".getBytes(UTF_8));
        });
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private static String at(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    @AfterEach
    void stop() {
        never.countDown();
        listed.stop(0);
        other.stop(0);
        threads.shutdownNow();
    }

    private HttpPlugin.Builder plugin() {
        return HttpPlugin.builder().allow(at(listed), Map.of("Authorization", "Bearer secret"));
    }

    private Scripts scripts() {
        return new Scripts(plugin().methods("GET", "HEAD", "POST").build());
    }

    @Test
    void get_givesStatusHeadersAndBody() {
        try (Scripts scripts = scripts()) {
            assertThat(scripts.run("r = http.get('" + at(listed)
                            + "/hello')\n[r['status'], r['body'], r['headers']['content-type'], r['url'][-6:]]"))
                    .isEqualTo("[200, 'hello ä', 'text/plain', '/hello']");
            assertThat(scripts.run("http.get('" + at(listed) + "/latin')['body']"))
                    .isEqualTo("'ä'");
            assertThat(scripts.run("http.get('" + at(listed) + "/latin', binary=True)['body']"))
                    .isEqualTo("b'\\xe4'");
            assertThat(scripts.run("http.get('" + at(listed) + "/missing')['status']"))
                    .isEqualTo("404");
            assertThat(scripts.run("http.request('HEAD', '" + at(listed) + "/missing')['status']"))
                    .isEqualTo("404");
        }
    }

    @Test
    void request_sendsHeadersAndBody_andTheHostsOwnHeadersWhichScriptsDoNotReplace() {
        try (Scripts scripts = scripts()) {
            assertThat(scripts.run("http.request('post', '" + at(listed) + "/echo', {'X-Mine': '1'}, 'bödy')['body']"))
                    .isEqualTo("'POST 1 Bearer secret bödy'");
            assertThat(scripts.raised("http.get('" + at(listed) + "/echo', {'authorization': 'mine'})"))
                    .isEqualTo("PermissionError: the host sets the header 'authorization' itself");
            for (String header : List.of("Host", "Content-Length", "Transfer-Encoding", "TE", "a b", "")) {
                assertThat(scripts.raised("http.get('" + at(listed) + "/echo', {'" + header + "': '1'})"))
                        .as(header)
                        .startsWith("ValueError: ");
            }
            assertThat(scripts.raised("http.get('" + at(listed) + "/echo', {'X-Mine': 'a\\r\\nX-More: b'})"))
                    .startsWith("ValueError: ");
        }
    }

    @Test
    void fetch_isAwaited_severalAtOnce() {
        try (Scripts scripts = scripts()) {
            assertThat(scripts.run("import asyncio\nrs = await asyncio.gather(*[http.fetch('" + at(listed)
                            + "/hello') for i in range(10)])\n[r['status'] for r in rs] == [200] * 10"))
                    .isEqualTo("True");
        }
    }

    @Test
    void whatIsNotListed_isNotReached() {
        try (Scripts scripts = scripts()) {
            String port = String.valueOf(listed.getAddress().getPort());
            for (String url : List.of(
                    at(other) + "/steal",
                    "http://localhost:" + port + "/hello",
                    "https://127.0.0.1:" + port + "/hello",
                    "http://127.0.0.1/hello")) {
                assertThat(scripts.raised("http.get('" + url + "')"))
                        .startsWith("PermissionError: ")
                        .endsWith("is not allowed; allowed are " + at(listed));
            }
            for (String url : List.of(
                    "file:///etc/passwd",
                    "/hello",
                    "http://127.0.0.1:" + port + "@elsewhere/",
                    "http://user@127.0.0.1:" + port + "/hello",
                    "http://a b/",
                    "")) {
                assertThat(scripts.raised("http.get('" + url + "')")).as(url).startsWith("ValueError: ");
            }
            assertThat(scripts.raised("http.request('DELETE', '" + at(listed) + "/hello')"))
                    .isEqualTo("PermissionError: the method DELETE is not allowed; allowed are GET, HEAD, POST");
        }
        assertThat(secrets).isEmpty();
    }

    @Test
    void redirect_isFollowedWithinTheList_andNotOutOfIt() {
        try (Scripts scripts = scripts()) {
            assertThat(scripts.run("http.get('" + at(listed) + "/here')['url'][-6:]"))
                    .isEqualTo("'/hello'");
            assertThat(scripts.raised("http.get('" + at(listed) + "/away')"))
                    .startsWith("PermissionError: " + at(other));
            assertThat(scripts.raised("http.get('" + at(listed) + "/file')")).startsWith("ValueError: ");
            assertThat(scripts.raised("http.get('" + at(listed) + "/loop')"))
                    .isEqualTo("OSError: more than 5 redirects");
            assertThat(scripts.run("http.request('POST', '" + at(listed) + "/here')['status']"))
                    .isEqualTo("302");
        }
        assertThat(secrets).isEmpty();
    }

    @Test
    void redirectToAnotherListedServer_takesNoHeadersAlong() {
        try (Scripts scripts = new Scripts(plugin().allow(at(other)).build())) {
            assertThat(scripts.run("http.get('" + at(listed) + "/away', {'X-Mine': 'private'})['body']"))
                    .isEqualTo("'thanks'");
        }
        assertThat(secrets).containsExactly("null", "null");
    }

    @Test
    void largeResponse_isAValueError_andTheServerIsHungUpOn() throws Exception {
        try (Scripts scripts = new Scripts(plugin().responseBytes(100_000).build())) {
            assertThat(scripts.raised("http.get('" + at(listed) + "/flood')"))
                    .isEqualTo("ValueError: the response is larger than the 100000 bytes allowed");
            assertThat(never.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void largeRequest_isAValueError() {
        try (Scripts scripts =
                new Scripts(plugin().methods("POST").requestBytes(3).build())) {
            assertThat(scripts.raised("http.request('POST', '" + at(listed) + "/echo', body='ää')"))
                    .isEqualTo("ValueError: the body has 4 bytes, more than the 3 allowed");
            assertThat(scripts.raised("http.request('POST', '" + at(listed) + "/echo', body=[1])"))
                    .isEqualTo("TypeError: the body must be str or bytes, not list");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http.get(%s)", "await http.fetch(%s)"})
    void slowResponse_isATimeoutError(String call) {
        try (Scripts scripts =
                new Scripts(plugin().timeout(Duration.ofMillis(300)).build())) {
            assertThat(scripts.raised(call.formatted("'" + at(listed) + "/drip'")))
                    .isEqualTo("TimeoutError: no response in 0.3 s");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http.get(%s)", "await http.fetch(%s)"})
    void cancelledRun_hangsUp(String call) throws Exception {
        try (Scripts scripts = scripts()) {
            BridgeRun run = scripts.bridge().run(call.formatted("'" + at(listed) + "/drip'"));
            CompletableFuture<BridgeEvent> last = CompletableFuture.supplyAsync(
                    () -> run.stream().reduce((a, b) -> b).orElseThrow(), threads);
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            run.cancel("changed my mind");
            assertThat(last.get(30, TimeUnit.SECONDS)).isInstanceOf(BridgeRunError.class);
        }
        // The server stops dripping when its client is gone, before the test ends it.
        assertThat(never.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void serverThatIsNotThere_isAnOsError() {
        other.stop(0);
        try (Scripts scripts = new Scripts(HttpPlugin.builder().allow(at(other)).build())) {
            assertThat(scripts.raised("http.get('" + at(other) + "/hello')")).startsWith("OSError: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.example/path", "ftp://a.example", "a.example", "https://u@a.example", "https://a?x"})
    void originsThatAreNone_areRefused(String origin) {
        assertThatThrownBy(() -> HttpPlugin.builder().allow(origin)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter\n2", "hunter\r2", "hunter\u00002"})
    void secretThatNoHeaderCanHave_isRefusedBeforeAScriptCouldSeeIt(String secret) {
        assertThatThrownBy(() -> HttpPlugin.builder().allow("https://a.example", Map.of("Authorization", secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Authorization'")
                .hasMessageNotContaining("hunter")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Not A Name", "", "Host"})
    void headersThatNoRequestCanHave_areRefused(String name) {
        assertThatThrownBy(() -> HttpPlugin.builder().allow("https://a.example", Map.of(name, "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
