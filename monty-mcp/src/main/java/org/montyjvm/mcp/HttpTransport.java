package org.montyjvm.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Streamable HTTP: each request of a client is a POST, and its answer a stream of events.
 *
 * <p>In place of the SDK's own, which knows neither whose a connection is nor that a request was cancelled, holds a thread
 * for each request at work, and answers mistakes with what Java said of them.
 */
final class HttpTransport extends HttpServlet implements McpStreamableServerTransportProvider {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final String SESSION = "Mcp-Session-Id";
    private static final String VERSION = "MCP-Protocol-Version";
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final int BUFFER = 8_192;

    private final transient HttpSettings settings;
    private final transient Gate gate;
    private final transient Connections connections;
    private final transient Ticks ticks;
    private transient McpStreamableServerSession.@Nullable Factory sessions;
    private volatile boolean closing;

    HttpTransport(HttpSettings settings, Ticks ticks, InstantSource clock) {
        this.settings = settings;
        this.ticks = ticks;
        gate = new Gate(settings);
        connections = new Connections(clock);
    }

    @Override
    public void setSessionFactory(McpStreamableServerSession.Factory factory) {
        sessions = factory;
    }

    @Override
    public List<String> protocolVersions() {
        return StdioTransport.VERSIONS;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            gate.requireEndpoint(request);
            if (closing) {
                throw Refusal.of(503, "the server ends");
            }
            String origin = request.getHeader("Origin");
            gate.requireHost(request);
            gate.requireOrigin(request);
            if (origin != null) {
                response.setHeader("Access-Control-Allow-Origin", origin);
                response.setHeader("Access-Control-Expose-Headers", SESSION);
                response.setHeader("Vary", "Origin");
            }
            switch (request.getMethod()) {
                case "OPTIONS" -> preflight(response);
                case "DELETE" -> delete(gate.admit(request), request, response);
                default -> post(gate.admit(request), request, response);
            }
        } catch (Refusal e) {
            LOG.info("refused a request with {}: {}", e.status(), e.getMessage());
            e.headers().forEach(response::setHeader);
            response.setStatus(e.status());
            write(response, e.body());
        }
    }

    /** Answers a browser that asks what a page may do, before it lets the page do it. */
    private static void preflight(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", "POST, DELETE");
        response.setHeader(
                "Access-Control-Allow-Headers", "Authorization, Content-Type, Accept, " + SESSION + ", " + VERSION);
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void delete(String client, HttpServletRequest request, HttpServletResponse response) throws Refusal {
        Connections.Connection connection = connection(client, request);
        connections.remove(connection);
        connection.tickets().cancelAll("the client ended its connection");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void post(String client, HttpServletRequest request, HttpServletResponse response)
            throws IOException, Refusal {
        requireMedia(request);
        JSONRPCMessage message;
        try {
            message = Messages.read(body(request));
        } catch (BadMessage e) {
            throw Refusal.of(e);
        }
        if (message instanceof JSONRPCRequest first && first.method().equals(McpSchema.METHOD_INITIALIZE)) {
            initialize(client, first, response);
            return;
        }
        Connections.Connection connection = connection(client, request);
        requireVersion(request);
        if (message instanceof JSONRPCNotification notification) {
            take(connection, notification);
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } else if (message instanceof JSONRPCRequest work) {
            answer(connection, work, request, response);
        }
    }

    private static void requireMedia(HttpServletRequest request) throws Refusal {
        String type = request.getContentType();
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals(JSON)) {
            throw Refusal.of(415, "the content type is " + JSON);
        }
        String accept = String.join(",", java.util.Collections.list(request.getHeaders("Accept")))
                .toLowerCase(Locale.ROOT);
        boolean all = accept.contains("*/*");
        if (!all && (!accept.contains(JSON) || !accept.contains(EVENTS))) {
            throw Refusal.of(406, "the client has to accept " + JSON + " and " + EVENTS);
        }
    }

    private byte[] body(HttpServletRequest request) throws IOException, Refusal {
        int most = settings.requestBytes();
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        long end = System.nanoTime() + settings.requestTime().toNanos();
        EndPoint connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        long usual = connection.getIdleTimeout();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        InputStream in = request.getInputStream();
        try {
            while (true) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw tooSlow();
                }
                connection.setIdleTimeout(
                        Math.min(left, usual)); // or a body that never comes would hold a thread longer
                int read = in.read(buffer);
                if (read < 0) {
                    return body.toByteArray();
                }
                body.write(buffer, 0, read);
                if (body.size() > most) {
                    throw tooLarge(most);
                }
            }
        } catch (IOException e) {
            throw tooSlow();
        } finally {
            connection.setIdleTimeout(usual);
        }
    }

    private static Refusal tooLarge(int most) {
        return Refusal.of(413, "a request has at most " + most + " bytes", Map.of("Connection", "close"));
    }

    private static Refusal tooSlow() {
        return Refusal.of(408, "the request took too long to arrive, or was cut off", Map.of("Connection", "close"));
    }

    private void initialize(String client, JSONRPCRequest request, HttpServletResponse response)
            throws IOException, Refusal {
        InitializeRequest asked = Json.SDK.convertValue(request.params(), new TypeRef<InitializeRequest>() {});
        McpStreamableServerSession.Factory factory = Objects.requireNonNull(sessions, "the server was not built");
        McpStreamableServerSession.McpStreamableServerSessionInit init = factory.startSession(asked);
        Object result = init.initResult().block();
        connections.add(client, init.session());
        response.setHeader(SESSION, init.session().getId());
        response.setStatus(HttpServletResponse.SC_OK);
        write(response, Json.bytes(JSONRPCResponse.result(request.id(), result)));
    }

    private Connections.Connection connection(String client, HttpServletRequest request) throws Refusal {
        String id = request.getHeader(SESSION);
        if (id == null || id.isBlank()) {
            throw Refusal.of(400, "the header " + SESSION + " is missing: send initialize first");
        }
        Connections.Connection connection = connections.find(client, id);
        if (connection == null) {
            throw Refusal.of(404, "there is no such connection: send initialize again");
        }
        return connection;
    }

    private static void requireVersion(HttpServletRequest request) throws Refusal {
        String version = request.getHeader(VERSION);
        if (version != null && !StdioTransport.VERSIONS.contains(version)) {
            throw Refusal.of(400, "the header " + VERSION + " is one of " + StdioTransport.VERSIONS);
        }
    }

    private static void take(Connections.Connection connection, JSONRPCNotification notification) {
        if (notification.method().equals(Messages.CANCELLED)) {
            connection.tickets().cancel((Map<?, ?>) notification.params());
        }
    }

    private void answer(
            Connections.Connection connection,
            JSONRPCRequest work,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, Refusal {
        Ticket ticket;
        try {
            ticket = connection.tickets().open(work.id());
        } catch (BadMessage e) {
            throw Refusal.of(e);
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(EVENTS);
        response.setHeader("Cache-Control", "no-store");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        EventStream stream =
                new EventStream(context, response.getOutputStream(), connection.tickets(), work.id(), ticket, ticks);
        connection
                .session()
                .responseStream(stream)
                .handle(work)
                .contextWrite(values ->
                        values.put(McpTransportContext.KEY, McpTransportContext.create(Map.of(Ticket.KEY, ticket))))
                .subscribe(ignored -> {}, error -> {
                    LOG.error("a request failed with {}", error.getClass().getName());
                    stream.end();
                });
    }

    private static void write(HttpServletResponse response, byte[] json) throws IOException {
        response.setContentType(JSON);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return Mono.empty(); // nothing is said unasked
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(() -> {
            closing = true;
            connections.cancelAll("the server ends");
        });
    }
}
