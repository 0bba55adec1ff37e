package org.montyjvm.mcp;

import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections of clients over HTTP, which the protocol calls sessions: one for each {@code initialize}. Bounded for
 * each client: the one longest unused has to go for a new one.
 */
final class Connections {
    private static final int PER_CLIENT = 256;
    private static final int IN_TOTAL = 4_096;
    private static final Duration IDLE = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Connection> all = new LinkedHashMap<>();

    Connections(InstantSource clock) {
        this.clock = clock;
    }

    /** A connection of a client. */
    static final class Connection {
        private final String client;
        private final McpStreamableServerSession session;
        private final Tickets tickets;
        private Instant used;

        private Connection(String client, McpStreamableServerSession session, Instant used) {
            this.client = client;
            this.session = session;
            this.used = used;
            tickets = new Tickets(client);
        }

        McpStreamableServerSession session() {
            return session;
        }

        Tickets tickets() {
            return tickets;
        }
    }

    synchronized void add(String client, McpStreamableServerSession session) throws Refusal {
        Instant now = clock.instant();
        all.values()
                .removeIf(connection -> connection.tickets.isEmpty()
                        && connection.used.plus(IDLE).isBefore(now));
        List<Connection> own = new ArrayList<>(all.values());
        own.removeIf(connection -> !connection.client.equals(client));
        boolean many = own.size() >= PER_CLIENT;
        if (many || all.size() >= IN_TOTAL) {
            Connection longestUnused = (many ? own : all.values())
                    .stream()
                            .filter(connection -> connection.tickets.isEmpty())
                            .min(Comparator.comparing(connection -> connection.used))
                            .orElseThrow(() ->
                                    Refusal.of(503, "there are too many connections", Map.of("Retry-After", "10")));
            all.remove(longestUnused.session.getId());
        }
        all.put(session.getId(), new Connection(client, session, now));
    }

    /** Returns a connection of a client; null if there is none, or it is another client's. */
    synchronized @Nullable Connection find(String client, String id) {
        Connection connection = all.get(id);
        if (connection == null || !connection.client.equals(client)) {
            return null;
        }
        connection.used = clock.instant();
        return connection;
    }

    synchronized void remove(Connection connection) {
        all.remove(connection.session.getId());
    }

    synchronized void cancelAll(String reason) {
        all.values().forEach(connection -> connection.tickets.cancelAll(reason));
    }
}
