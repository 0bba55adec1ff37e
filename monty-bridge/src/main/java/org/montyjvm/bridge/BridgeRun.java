package org.montyjvm.bridge;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyResult;
import org.montyjvm.MontySnapshotKey;

/**
 * One run of a {@link MontyBridge}, and its events. It has one reader, of one of these kinds:
 *
 * <ul>
 *   <li>a subscriber, see {@link #subscribe}: the run works on a thread of the bridge;
 *   <li>a loop, see {@link #iterator()} and {@link #stream()}: the run works on the thread that reads;
 *   <li>nobody, see {@link #result()}: the run works on the thread that asks.
 * </ul>
 *
 * <p>The run goes only as far as its reader asks: a subscriber that requests nothing, and a loop that does not go on, make
 * the script and its next call stand still. What was asked for, such as a handler at work, goes on.
 *
 * <p>{@link #close()} stops a run that is not over, and must be called if its events are not read to the end. A script that
 * fails is no failure of the stream: {@link BridgeRunError} is the last event, and the stream completes.
 *
 * <p>{@link #cancel()}, {@link #close()}, {@link #outcome()} and {@link #isOver()} may be called by any thread.
 */
public final class BridgeRun implements Flow.Publisher<BridgeEvent>, Iterable<BridgeEvent>, AutoCloseable {
    private final Course course;
    private final Executor workers;
    private final AtomicBoolean taken = new AtomicBoolean();

    BridgeRun(Course course, Executor workers) {
        this.course = course;
        this.workers = workers;
    }

    /**
     * Returns the run's id, which its events carry. A run that is frozen and resumed keeps it.
     *
     * @return an id that no other run has
     */
    public String id() {
        return course.runId();
    }

    /**
     * Publishes the events to a subscriber, as Reactive Streams has it. The events come one after the other, on threads of
     * the bridge. To cancel the subscription stops the run. A subscriber that throws is not called again, and its run is
     * stopped.
     *
     * @param subscriber who gets the events; it gets {@link IllegalStateException} if the run has a reader already
     */
    @Override
    public void subscribe(Flow.Subscriber<? super BridgeEvent> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        if (taken.compareAndSet(false, true)) {
            new Pump(course, subscriber, workers).start();
        } else {
            Pump.refuse(subscriber, alreadyRead());
        }
    }

    /**
     * Returns the events one by one. {@code hasNext} works until there is one.
     *
     * @return an iterator
     * @throws IllegalStateException if the run has a reader already
     */
    @Override
    public Iterator<BridgeEvent> iterator() {
        take();
        return new Events();
    }

    /**
     * Returns the events as a sequential stream. To close it stops the run if that is not over.
     *
     * @return a stream
     * @throws IllegalStateException if the run has a reader already
     */
    public Stream<BridgeEvent> stream() {
        Spliterator<BridgeEvent> events =
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(events, false).onClose(this::close);
    }

    /**
     * Runs the script to its end on this thread, and returns what it gave.
     *
     * @return its value, its output and what it cost
     * @throws org.montyjvm.MontyError if the script failed
     * @throws BridgeLimitException if its calls hit a limit of the bridge
     * @throws java.util.concurrent.CancellationException if the run was closed before it started
     * @throws IllegalStateException if the run has a reader already
     */
    public MontyResult result() {
        take();
        while (course.pull(false) != null) {
            // the events have no reader
        }
        try {
            return course.outcome().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException error) {
                throw error;
            }
            throw e;
        }
    }

    private void take() {
        if (!taken.compareAndSet(false, true)) {
            throw alreadyRead();
        }
    }

    private static IllegalStateException alreadyRead() {
        return new IllegalStateException("the run has a reader already; its events are there once");
    }

    /**
     * Returns what becomes of the run, for whoever is not its reader. The future does not make the run go on, and to cancel
     * it does not stop it.
     *
     * @return a new future of the result; it fails with what {@link #result()} would throw
     */
    public CompletableFuture<MontyResult> outcome() {
        return course.outcome().copy();
    }

    /**
     * Returns whether the run is over. Its last events may not have been read yet.
     *
     * @return true once the bridge is free for another run
     */
    public boolean isOver() {
        return course.isOver();
    }

    /** Stops the run: the script, and the handlers at work. The reader gets the last events. */
    public void cancel() {
        cancel("");
    }

    /**
     * Stops the run and says why. The reader gets the last events. Does nothing if the run is over.
     *
     * @param reason the reason, for messages
     */
    public void cancel(String reason) {
        course.stop(Objects.requireNonNull(reason, "reason"));
    }

    /**
     * Returns the run as bytes, from which it can go on in another process. That is possible between a call of the script
     * and the start of its handler: right after its {@link BridgeToolCallStart} was read. The run stays as it is; close it
     * if it shall go on elsewhere.
     *
     * @param key what the interpreter's part is signed with
     * @return a snapshot
     * @throws IllegalStateException if the run is not at such a point, or calls are in flight
     * @throws UnsupportedOperationException if the engine cannot freeze
     */
    public BridgeSnapshot freeze(MontySnapshotKey key) {
        return course.freeze(Objects.requireNonNull(key, "key"));
    }

    /** Stops the run if it is not over; the reader gets nothing more. Closing again does nothing. */
    @Override
    public void close() {
        course.abandon("the run was closed");
    }

    /** The events, pulled. */
    private final class Events implements Iterator<BridgeEvent> {
        private @Nullable BridgeEvent next;

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = course.pull(true);
            }
            return next != null;
        }

        @Override
        public BridgeEvent next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException("the run is over");
            }
            BridgeEvent event = next;
            next = null;
            return event;
        }
    }
}
