package org.montyjvm.mcp;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
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
    private static final long SECONDS_BETWEEN = 1;

    private final McpAsyncServerExchange exchange;
    private final @Nullable Object progressToken;
    private final AtomicLong progress = new AtomicLong();
    private final long begun = System.nanoTime();
    private final @Nullable ScheduledFuture<?> clock;
    private volatile boolean gone;

    Notices(McpAsyncServerExchange exchange, @Nullable Object progressToken, ScheduledExecutorService timer) {
        this.exchange = exchange;
        this.progressToken = progressToken;
        clock = progressToken == null
                ? null
                : timer.scheduleWithFixedDelay(this::tick, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
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

    @Override
    public void close() {
        gone = true;
        if (clock != null) {
            clock.cancel(false);
        }
    }
}
