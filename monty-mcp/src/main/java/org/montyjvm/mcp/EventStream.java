package org.montyjvm.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The answer to one request: events, the last of which has the result. A client that reads no more is given up. */
final class EventStream implements McpStreamableServerTransport {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(10);
    private static final byte[] SIGN = ": at work\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEFORE = "event: message\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final AsyncContext context;
    private final OutputStream out;
    private final Tickets tickets;
    private final Object id;
    private final Ticket ticket;
    private final ReentrantLock lock = new ReentrantLock();
    private final Future<?> signs;
    private boolean ended;

    EventStream(AsyncContext context, OutputStream out, Tickets tickets, Object id, Ticket ticket, Ticks ticks) {
        this.context = context;
        this.out = out;
        this.tickets = tickets;
        this.id = id;
        this.ticket = ticket;
        signs = ticks.every(BETWEEN_SIGNS, BETWEEN_SIGNS, this::sign);
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromRunnable(() -> send(message));
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message, @Nullable String eventId) {
        return sendMessage(message); // without an id: there is nothing to be had a second time
    }

    private void send(JSONRPCMessage message) {
        byte[] json = Messages.text(message);
        lock.lock();
        try {
            if (message instanceof JSONRPCResponse && !tickets.close(id, ticket)) {
                return; // cancelled: the client wants no answer
            }
            if (!ended) {
                out.write(BEFORE);
                out.write(json);
                out.write(AFTER);
                out.flush();
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the client reads no more");
            complete();
        } finally {
            lock.unlock();
        }
    }

    /** Writes something that clients skip, so that nobody on the way takes the connection for dead. */
    private void sign() {
        if (lock.tryLock()) {
            try {
                if (!ended) {
                    out.write(SIGN);
                    out.flush();
                }
            } catch (IOException | IllegalStateException e) {
                complete();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Ends the stream, whether there was an answer or not. */
    void end() {
        tickets.close(id, ticket);
        complete();
    }

    /** Writes no more. The work goes on, and the client can still cancel it. */
    private void complete() {
        signs.cancel(false);
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                context.complete();
            }
        } catch (IllegalStateException e) {
            LOG.debug("the exchange was over already");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(this::end);
    }

    @Override
    public void close() {
        end();
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return Json.SDK.convertValue(data, type);
    }
}
