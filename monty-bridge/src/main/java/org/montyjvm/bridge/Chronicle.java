package org.montyjvm.bridge;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
    private final List<MontyOutput> held = new ArrayList<>(0);
    private long heldLength;
    private long printed;
    private long turnBegan;
    private long heard;

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

    /** Notes that what is told from now on is of another turn. */
    void beginTurn() {
        turnBegan = printed;
    }

    /**
     * Takes what a turn at work has printed, and tells the lines that are complete. What comes after them waits for the end
     * of its line or of the turn, so that middleware sees lines as a whole.
     *
     * @param news what follows on what was heard before, from the beginning of the run on
     */
    void hear(List<MontyOutput> news) {
        for (MontyOutput output : news) {
            long known = Math.max(0, printed + heldLength - heard);
            heard += length(output);
            if (known < length(output)) {
                hold(after(output, known));
                heldLength += length(output) - known;
            }
        }
        int last = held.size() - 1;
        while (last >= 0 && held.get(last).text().indexOf('\n') < 0) {
            last--;
        }
        if (last >= 0) {
            MontyOutput line = held.get(last);
            int end = line.text().lastIndexOf('\n') + 1;
            List<MontyOutput> rest = new ArrayList<>(held.subList(last + 1, held.size()));
            if (end < length(line)) {
                rest.add(0, after(line, end));
            }
            List<MontyOutput> lines = new ArrayList<>(held.subList(0, last));
            lines.add(new MontyOutput(line.stream(), line.text().substring(0, end)));
            forgetHeld();
            held.addAll(rest);
            heldLength = rest.stream().mapToLong(Chronicle::length).sum();
            lines.forEach(this::tell);
        }
    }

    private void hold(MontyOutput news) {
        int last = held.size() - 1;
        if (last >= 0 && held.get(last).stream() == news.stream()) {
            held.set(last, new MontyOutput(news.stream(), held.get(last).text() + news.text()));
        } else {
            held.add(news);
        }
    }

    /** Tells what was printed in a turn that has ended, after what was told while it was at work. */
    void text(List<MontyOutput> outputs) {
        tell(outputs, printed - turnBegan);
    }

    /** Tells what was printed, of the outputs of a whole run, after what was told before. */
    void rest(List<MontyOutput> outputs) {
        tell(outputs, printed);
    }

    private void tell(List<MontyOutput> outputs, long told) {
        forgetHeld();
        long known = told;
        for (MontyOutput output : outputs) {
            if (known < length(output)) {
                tell(after(output, known));
            }
            known = Math.max(0, known - length(output));
        }
    }

    private void tell(MontyOutput output) {
        printed += length(output);
        for (MontyOutput piece : bounds.pieces(output)) {
            add(head -> new BridgeTextContent(head, piece.stream(), piece.text()));
        }
    }

    private void forgetHeld() {
        held.clear();
        heldLength = 0;
    }

    private static int length(MontyOutput output) {
        return output.text().length();
    }

    private static MontyOutput after(MontyOutput output, long known) {
        return known == 0
                ? output
                : new MontyOutput(output.stream(), output.text().substring((int) known));
    }
}
