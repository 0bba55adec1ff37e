package org.montyjvm.mcp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The requests of one connection that are at work, by their ids. */
final class Tickets {
    private static final int LONGEST_REASON = 200;

    private final String client;
    private final Map<Object, Ticket> open = new ConcurrentHashMap<>();

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

    /** Takes a ticket back, and returns whether its request wants an answer: one that was cancelled does not. */
    boolean close(Object id) {
        Ticket ticket = open.remove(id);
        return ticket == null || !ticket.isCancelled();
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
}
