package org.montyjvm.mcp;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyOutput;
import org.montyjvm.bridge.BridgeEvent;
import org.montyjvm.bridge.BridgeTextContent;
import org.montyjvm.bridge.BridgeToolCallStart;

/**
 * What a client is told while a tool is at work: what is printed, as log messages, and that it goes on, if the client asked
 * for that. A client that has gone is told nothing; the work goes on.
 */
final class Notices implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final McpAsyncServerExchange exchange;
    private final @Nullable Object progressToken;
    private final AtomicLong progress = new AtomicLong();
    private final long begun = System.nanoTime();
    private final @Nullable Future<?> clock;
    private boolean gone;

    Notices(McpAsyncServerExchange exchange, @Nullable Object progressToken, Ticks ticks) {
        this.exchange = exchange;
        this.progressToken = progressToken;
        clock = progressToken == null ? null : ticks.every(BETWEEN, BETWEEN, this::tick);
    }

    void tell(BridgeEvent event) {
        if (event instanceof BridgeTextContent text) {
            printed(text);
        } else if (event instanceof BridgeToolCallStart call) {
            progress("calls " + call.name() + "() in line " + call.position().line());
        }
    }

    private void printed(BridgeTextContent text) {
        boolean error = text.stream() == MontyOutput.Stream.STDERR;
        send(() -> exchange.loggingNotification(McpSchema.LoggingMessageNotification.builder(
                                error ? McpSchema.LoggingLevel.WARNING : McpSchema.LoggingLevel.INFO, text.text())
                        .logger(error ? "python.stderr" : "python.stdout")
                        .build())
                .block());
    }

    private void tick() {
        progress("running for " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) + " s");
    }

    private void progress(String message) {
        Object token = progressToken;
        if (token != null) {
            send(() -> exchange.progressNotification(
                            McpSchema.ProgressNotification.builder(token, (double) progress.incrementAndGet())
                                    .message(message)
                                    .build())
                    .block());
        }
    }

    private synchronized void send(Runnable notification) {
        if (!gone) {
            try {
                notification.run();
            } catch (RuntimeException e) {
                gone = true;
            }
        }
    }

    /** Tells nothing more: what is being told now comes before the result. */
    @Override
    public synchronized void close() {
        gone = true;
        if (clock != null) {
            clock.cancel(false);
        }
    }
}
