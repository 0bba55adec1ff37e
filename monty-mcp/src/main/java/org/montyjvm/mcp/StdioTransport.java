package org.montyjvm.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Messages as lines of standard input and output, for one client.
 *
 * <p>In place of the SDK's own, which ends at the first line that is not a message, knows no cancellation, and leaves a
 * request without an answer that comes before the client has said that it is initialized.
 */
final class StdioTransport implements McpServerTransportProvider {
    static final String CLIENT = "local";
    static final List<String> VERSIONS = List.of(
            ProtocolVersions.MCP_2024_11_05,
            ProtocolVersions.MCP_2025_03_26,
            ProtocolVersions.MCP_2025_06_18,
            ProtocolVersions.MCP_2025_11_25);

    private static final Logger LOG = LoggerFactory.getLogger(StdioTransport.class);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration AFTER_CANCEL = Duration.ofSeconds(3);
    private static final int LONGEST_MESSAGE_NOTE = 200;

    private final Lines in;
    private final OutputStream out;
    private final Tickets tickets = new Tickets(CLIENT);
    private final Object written = new Object();
    private @Nullable McpServerSession session;
    private boolean asked;
    private boolean initialized;
    private volatile boolean gone;

    StdioTransport(InputStream in, OutputStream out, int longestLine) {
        this.in = new Lines(in, longestLine);
        this.out = out;
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        session = factory.create(new Output());
    }

    @Override
    public List<String> protocolVersions() {
        return VERSIONS;
    }

    /** Takes messages until there are no more, then waits a while for what is at work, and cancels it. */
    void serve() throws IOException {
        for (Lines.Line line = in.read(); line != null && !gone; line = in.read()) {
            try {
                take(line);
            } catch (BadMessage e) {
                LOG.info("refused a message: {}", e.getMessage());
                write(e.json());
            }
        }
        if (!tickets.awaitEmpty(GRACE)) {
            tickets.cancelAll("the client has gone");
            tickets.awaitEmpty(AFTER_CANCEL);
        }
    }

    private void take(Lines.Line line) throws BadMessage {
        if (line.isTooLong()) {
            throw new BadMessage(BadMessage.INVALID_REQUEST, "the message is too large", null);
        }
        if (isBlank(line.bytes())) {
            return;
        }
        JSONRPCMessage message = Messages.read(line.bytes());
        if (message instanceof JSONRPCNotification notification) {
            take(notification);
        } else if (message instanceof JSONRPCRequest request) {
            take(request);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private void take(JSONRPCNotification notification) {
        String method = notification.method();
        if (method.equals(Messages.CANCELLED)) {
            tickets.cancel((Map<?, ?>) notification.params());
        } else if (method.equals(McpSchema.METHOD_NOTIFICATION_INITIALIZED) && asked && !initialized) {
            initialized = true;
            session().handle(notification).subscribe(ignored -> {}, error -> failed(method, error));
        }
    }

    private void take(JSONRPCRequest request) throws BadMessage {
        boolean first = request.method().equals(McpSchema.METHOD_INITIALIZE);
        if (first && asked) {
            throw new BadMessage(BadMessage.INVALID_REQUEST, "the connection is initialized already", request.id());
        }
        if (!initialized && request.method().equals(McpSchema.METHOD_PING)) { // which the SDK would leave unanswered
            write(Json.bytes(JSONRPCResponse.result(request.id(), Map.of())));
            return;
        }
        if (!first && !initialized) {
            throw new BadMessage(
                    BadMessage.INVALID_REQUEST,
                    "the connection is not initialized: send initialize, then notifications/initialized",
                    request.id());
        }
        asked |= first;
        Ticket ticket = tickets.open(request.id());
        session()
                .handle(request)
                .contextWrite(context ->
                        context.put(McpTransportContext.KEY, McpTransportContext.create(Map.of(Ticket.KEY, ticket))))
                .subscribe(ignored -> {}, error -> {
                    tickets.close(request.id(), ticket);
                    failed(request.method(), error);
                });
    }

    private static void failed(String method, Throwable error) {
        String name = method.substring(0, Math.min(method.length(), LONGEST_MESSAGE_NOTE));
        LOG.error("{} failed with {}", name, error.getClass().getName());
    }

    private McpServerSession session() {
        return Objects.requireNonNull(session, "the server was not built");
    }

    private void write(byte[] json) {
        synchronized (written) {
            if (!gone) {
                try {
                    out.write(json);
                    out.write('\n');
                    out.flush();
                } catch (IOException e) {
                    gone = true;
                    LOG.info("the client reads no more");
                }
            }
        }
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return Mono.fromRunnable(() -> write(Json.bytes(new JSONRPCNotification(method, params))));
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(() -> tickets.cancelAll("the server ends"));
    }

    /** The one way out. */
    private final class Output implements McpServerTransport {
        @Override
        public Mono<Void> sendMessage(JSONRPCMessage message) {
            return Mono.fromRunnable(() -> {
                byte[] json = Messages.text(message);
                if (!(message instanceof JSONRPCResponse response) || tickets.close(response.id())) {
                    write(json);
                }
            });
        }

        @Override
        public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
            return Json.SDK.convertValue(data, type);
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }
    }
}
