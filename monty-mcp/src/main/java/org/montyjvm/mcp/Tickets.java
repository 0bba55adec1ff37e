package org.montyjvm.mcp;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The requests of one connection that are at work, by their ids. */
final class Tickets {
    private static final int LONGEST_REASON = 200;

    private final String client;
    private final Map<Object, Ticket> open = new ConcurrentHashMap<>();
    private final Object ended = new Object();

    Tickets(String client) {
        this.client = client;
    }

    /**
     * Returns a ticket for a request that has arrived.
     *
     * @throws BadMessage if a request with that id is at work
     */
    Ticket open(Object id) throws BadMessage {
        Ticket ticket = new Ticket(client);
        if (open.putIfAbsent(id, ticket) != null) {
            throw new BadMessage(BadMessage.INVALID_REQUEST, "a request with this id is at work", id);
        }
        return ticket;
    }

    /** Takes back the ticket of a request that is at work, as {@link #close(Object, Ticket)} does. */
    boolean close(Object id) {
        Ticket ticket = open.get(id);
        return ticket == null || close(id, ticket);
    }

    /**
     * Takes a ticket back, and returns whether its request wants an answer: one that was cancelled does not. A later request
     * with the same id keeps its own.
     */
    boolean close(Object id, Ticket ticket) {
        synchronized (ended) {
            open.remove(id, ticket);
            ended.notifyAll();
        }
        return !ticket.isCancelled();
    }

    /** Cancels what a notification names. What is over, or never was, is left alone, as the protocol wants it. */
    void cancel(Map<?, ?> params) {
        Object id = params.get("requestId");
        Ticket ticket = id == null ? null : open.get(id);
        if (ticket != null) {
            ticket.cancel(reason(params.get("reason")));
        }
    }

    private static String reason(@Nullable Object given) {
        String text = given instanceof String reason && !reason.isBlank() ? reason : "the client cancelled the request";
        return text.substring(0, Math.min(text.length(), LONGEST_REASON));
    }

    void cancelAll(String reason) {
        open.values().forEach(ticket -> ticket.cancel(reason));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Waits until nothing is at work, and returns whether that came to be. */
    boolean awaitEmpty(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        synchronized (ended) {
            while (!open.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                try {
                    ended.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }
}
