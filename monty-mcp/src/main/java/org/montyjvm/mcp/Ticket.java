package org.montyjvm.mcp;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request of a client, from its arrival to its answer: whose it is, and whether it was cancelled. */
final class Ticket {
    /** The key in the transport's context. */
    static final String KEY = "monty.ticket";

    private final String client;
    private @Nullable String reason;
    private @Nullable Consumer<String> work;

    Ticket(String client) {
        this.client = client;
    }

    /** Returns the name that the client's token stands for. */
    String client() {
        return client;
    }

    /** Sets what stops the work. Stops it at once if the request was cancelled before. */
    void onCancel(Consumer<String> stop) {
        String cancelled;
        synchronized (this) {
            work = stop;
            cancelled = reason;
        }
        if (cancelled != null) {
            stop.accept(cancelled);
        }
    }

    void cancel(String why) {
        Consumer<String> stop;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            stop = work;
        }
        if (stop != null) {
            stop.accept(why);
        }
    }

    synchronized boolean isCancelled() {
        return reason != null;
    }
}
