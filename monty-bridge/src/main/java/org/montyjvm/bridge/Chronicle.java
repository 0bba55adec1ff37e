package org.montyjvm.bridge;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyOutput;

/** The events of one run: numbers them, keeps them small, and lets middleware see them before anybody else. */
final class Chronicle {
    private final String runId;
    private final List<BridgeMiddleware> middleware;
    private final EventBounds bounds;
    private final Queue<BridgeEvent> ready = new ArrayDeque<>();
    private long last;
    private long printed;

    Chronicle(String runId, List<BridgeMiddleware> middleware, BridgeLimits limits, long last, long printed) {
        this.runId = runId;
        this.middleware = middleware;
        this.bounds = new EventBounds(limits.eventBytes());
        this.last = last;
        this.printed = printed;
    }

    EventBounds bounds() {
        return bounds;
    }

    /** Returns the number of the last event. */
    long last() {
        return last;
    }

    /** Returns how many characters the script has printed, as far as events tell. */
    long printed() {
        return printed;
    }

    @Nullable BridgeEvent poll() {
        return ready.poll();
    }

    boolean isEmpty() {
        return ready.isEmpty();
    }

    void add(Function<BridgeEventHead, BridgeEvent> maker) {
        BridgeEvent event = maker.apply(new BridgeEventHead(runId, last + 1, Instant.now()));
        for (BridgeMiddleware layer : middleware) {
            event = published(layer, event);
        }
        last++;
        ready.add(event);
    }

    /** Adds the error that ends a run. Where a middleware fails, nothing of the error's contents is told. */
    void addLast(Function<BridgeEventHead, BridgeRunError> maker) {
        try {
            add(maker::apply);
        } catch (RuntimeException e) {
            last++;
            BridgeRunError error = maker.apply(new BridgeEventHead(runId, last, Instant.now()));
            String message = "the run failed, and a middleware failed to publish it";
            ready.add(new BridgeRunError(
                    error.head(), BridgeRunError.Kind.HOST, message, "", error.usage(), error.bridge(), e));
        }
    }

    private static BridgeEvent published(BridgeMiddleware layer, BridgeEvent event) {
        BridgeEvent published;
        try {
            published = layer.publish(event);
        } catch (RuntimeException e) {
            throw new IllegalStateException("a middleware failed to publish a '" + event.type() + "'", e);
        }
        if (published.getClass() != event.getClass() || !published.head().equals(event.head())) {
            throw new IllegalStateException("a middleware changed the type or head of a '" + event.type() + "'");
        }
        return published;
    }

    /** Tells what was printed in a turn. */
    void text(List<MontyOutput> outputs) {
        for (MontyOutput output : outputs) {
            printed += output.text().length();
            for (MontyOutput piece : bounds.pieces(output)) {
                add(head -> new BridgeTextContent(head, piece.stream(), piece.text()));
            }
        }
    }

    /** Tells what was printed, of the outputs of a whole run, after what was told before. */
    void rest(List<MontyOutput> outputs) {
        long known = printed;
        for (MontyOutput output : outputs) {
            int length = output.text().length();
            if (length > known) {
                text(List.of(new MontyOutput(output.stream(), output.text().substring((int) known))));
                known = 0;
            } else {
                known -= length;
            }
        }
    }
}
