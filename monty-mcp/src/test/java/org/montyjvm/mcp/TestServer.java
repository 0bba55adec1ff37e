package org.montyjvm.mcp;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.montyjvm.config.Rate;

/** A server over HTTP in this process, with two clients. */
final class TestServer implements AutoCloseable {
    static final String ALICE = "alice-and-her-secret-token";
    static final String BOB = "bob-and-another-secret-token";

    private final McpService service;
    private final HttpTransport transport;
    private final HttpServer server;

    private TestServer(Settings settings, HttpSettings http, Path folder, InstantSource clock) {
        service = new McpService(settings, DataFolder.open(folder), clock);
        transport = new HttpTransport(http, service.ticks(), clock);
        service.serve(transport);
        server = new HttpServer(http, transport);
    }

    static TestServer start(Path folder) {
        return start(folder, Settings.defaults());
    }

    static TestServer start(Path folder, Settings settings) {
        return start(folder, settings, http -> http, InstantSource.system());
    }

    static TestServer start(Path folder, Settings settings, UnaryOperator<HttpSettings> change, InstantSource clock) {
        HttpSettings http = HttpSettings.of("127.0.0.1", 0, Map.of("alice", ALICE, "bob", BOB))
                .withRate(new Rate(1_000_000, Duration.ofSeconds(1)));
        return new TestServer(settings, change.apply(http), folder, clock);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + Gate.PATH);
    }

    int port() {
        return server.port();
    }

    Probe alice() {
        return new Probe(uri(), ALICE).connect();
    }

    Probe bob() {
        return new Probe(uri(), BOB).connect();
    }

    @Override
    public void close() {
        transport.closeGracefully().block();
        server.close();
        service.close();
    }
}
