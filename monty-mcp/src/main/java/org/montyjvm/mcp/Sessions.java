package org.montyjvm.mcp;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.bridge.DefaultMontyBridge;
import org.montyjvm.mcp.SessionStore.Table;

/**
 * The sessions of all clients: in the store, and the latest of them in memory too. A run is told of only after its session
 * has been stored; what could not be stored did not happen, and the session goes on from what is in the store.
 */
final class Sessions implements AutoCloseable {
    private static final int ID_BYTES = 16;
    private static final Duration LONGEST_END_OF_CANCELLED = Duration.ofSeconds(10);

    private final Bridges bridges;
    private final SessionStore store;
    private final MontySnapshotKey key;
    private final InstantSource clock;
    private final Settings.SessionBounds bounds;
    private final SecureRandom random = new SecureRandom();
    private final Object creation = new Object();

    /** Those in memory that nobody uses now, the longest unused first. Guarded by itself, as is {@link #busy}. */
    private final LinkedHashMap<String, Live> live = new LinkedHashMap<>();

    private final Map<String, Ticket> busy = new HashMap<>();

    Sessions(Bridges bridges, SessionStore store, MontySnapshotKey key, InstantSource clock) {
        this.bridges = bridges;
        this.store = store;
        this.key = key;
        this.clock = clock;
        bounds = bridges.settings().sessions();
    }

    /** A session in memory, which is what the store has, too. */
    private record Live(MontySession session, DefaultMontyBridge bridge) implements AutoCloseable {
        @Override
        public void close() {
            bridge.close();
            session.close();
        }
    }

    /** What came of a run in a session, and the session after it. */
    record Exec(Outcome outcome, StoredSession session, boolean kept) {}

    StoredSession create(String client, String name) {
        MontySession session = bridges.session();
        try {
            StoredSession stored = insert(client, name, 0, session.freeze(key).bytes());
            keep(stored.id(), new Live(session, bridges.over(session, client)));
            return stored;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private StoredSession insert(String client, String name, long execs, byte[] content) {
        synchronized (creation) { // count and insert are one step
            SessionStore.Count count = store.count(Table.SESSION, client);
            if (count.ofClient() >= bounds.perClient()) {
                throw new Failure(
                        Failure.Kind.TOO_MANY_SESSIONS,
                        "there are " + count.ofClient() + " sessions, as many as a client may have; close one of them");
            }
            if (count.inTotal() >= bounds.inTotal()) {
                throw new Failure(
                        Failure.Kind.TOO_MANY_SESSIONS, "the server has as many sessions as it may have; try later");
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            StoredSession stored = new StoredSession(newId(), name, now, now, execs, content.length);
            store.insert(Table.SESSION, client, stored, content);
            return stored;
        }
    }

    List<StoredSession> list(String client) {
        return store.list(Table.SESSION, client);
    }

    List<StoredSession> snapshots(String client) {
        return store.list(Table.SNAPSHOT, client);
    }

    Exec exec(Ticket ticket, String id, MontyScript script, Notices notices) {
        String client = ticket.client();
        find(client, id);
        Live taken = take(id, ticket);
        @Nullable Live after = null;
        try {
            StoredSession before = find(client, id); // again: it may have been closed while this one was taking it
            after = taken != null ? taken : load(client, id);
            Live at = after;
            after = null;
            Outcome outcome;
            try {
                outcome = Scripts.run(at.bridge(), script, ticket, notices);
            } catch (Failure e) { // refused before anything ran
                after = at;
                throw e;
            } catch (RuntimeException e) {
                at.close();
                throw e;
            }
            if (at.session().loss().isPresent()) {
                at.close();
                return new Exec(outcome, before, false);
            }
            StoredSession stored = commit(client, before, at);
            after = at;
            return new Exec(outcome, stored, true);
        } finally {
            release(id, after);
        }
    }

    /** Stores what a session is now. Where that fails, the session in memory is given up. */
    private StoredSession commit(String client, StoredSession before, Live at) {
        try {
            byte[] content = at.session().freeze(key).bytes();
            if (content.length > bounds.bytes()) {
                throw new Failure(
                        Failure.Kind.SESSION_TOO_LARGE,
                        "the session would take " + content.length + " bytes to store, and may take " + bounds.bytes()
                                + "; this run was undone, and the session is as it was before");
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (!store.update(client, before.id(), content, before.execs() + 1, now)) {
                throw noSession(before.id());
            }
            return new StoredSession(
                    before.id(), before.name(), before.created(), now, before.execs() + 1, content.length);
        } catch (MontyError e) {
            at.close();
            throw new Failure(
                    Failure.Kind.SESSION_UNREADABLE,
                    "the session could not be stored: " + e.getMessage()
                            + "; this run was undone, and the session is as it was before");
        } catch (RuntimeException e) {
            at.close();
            throw e;
        }
    }

    private Live load(String client, String id) {
        byte[] content = store.content(Table.SESSION, client, id).orElseThrow(() -> noSession(id));
        MontySession session = restore(content);
        return new Live(session, bridges.over(session, client));
    }

    private MontySession restore(byte[] content) {
        try {
            return bridges.session(MontySnapshot.of(content), key);
        } catch (MontySnapshotException e) {
            throw new Failure(
                    Failure.Kind.SESSION_UNREADABLE,
                    "what is stored cannot be read by this server (" + e.reason() + "): " + e.getMessage());
        }
    }

    void close(Ticket ticket, String id) {
        find(ticket.client(), id);
        Live taken = take(id, ticket);
        try {
            if (!store.delete(Table.SESSION, ticket.client(), id)) {
                throw noSession(id);
            }
        } finally {
            if (taken != null) {
                taken.close();
            }
            release(id, null);
        }
    }

    StoredSession snapshot(Ticket ticket, String id, String name) {
        String client = ticket.client();
        find(client, id);
        Live taken = take(id, ticket);
        try {
            StoredSession session = find(client, id);
            byte[] content = store.content(Table.SESSION, client, id).orElseThrow(() -> noSession(id));
            synchronized (creation) {
                SessionStore.Count count = store.count(Table.SNAPSHOT, client);
                if (count.ofClient() >= bounds.perClient() || count.inTotal() >= bounds.inTotal()) {
                    throw new Failure(
                            Failure.Kind.TOO_MANY_SNAPSHOTS,
                            "there are as many snapshots as there may be; delete one of them");
                }
                Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                StoredSession snapshot = new StoredSession(newId(), name, now, now, session.execs(), content.length);
                store.insert(Table.SNAPSHOT, client, snapshot, content);
                return snapshot;
            }
        } finally {
            release(id, taken);
        }
    }

    /** Makes a new session of a snapshot. */
    StoredSession restore(Ticket ticket, String snapshot, String name) {
        String client = ticket.client();
        StoredSession from = findSnapshot(client, snapshot);
        byte[] content = store.content(Table.SNAPSHOT, client, snapshot).orElseThrow(() -> noSnapshot(snapshot));
        MontySession session = restore(content);
        try {
            StoredSession stored = insert(client, name, from.execs(), content);
            keep(stored.id(), new Live(session, bridges.over(session, client)));
            return stored;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Takes a session back to a snapshot. */
    StoredSession restoreInto(Ticket ticket, String snapshot, String id) {
        String client = ticket.client();
        StoredSession from = findSnapshot(client, snapshot);
        byte[] content = store.content(Table.SNAPSHOT, client, snapshot).orElseThrow(() -> noSnapshot(snapshot));
        restore(content).close(); // it is checked before anything is given up for it
        find(client, id);
        Live taken = take(id, ticket);
        @Nullable Live after = taken;
        try {
            StoredSession before = find(client, id);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (!store.update(client, id, content, from.execs(), now)) {
                throw noSession(id);
            }
            if (taken != null) {
                taken.close();
                after = null;
            }
            return new StoredSession(id, before.name(), before.created(), now, from.execs(), content.length);
        } finally {
            release(id, after);
        }
    }

    void deleteSnapshot(String client, String id) {
        if (!store.delete(Table.SNAPSHOT, client, id)) {
            throw noSnapshot(id);
        }
    }

    /** Forgets what has not been used for too long. */
    int expire() {
        Instant limit = clock.instant().minus(bounds.idle());
        int gone = 0;
        for (String id : store.unusedSince(Table.SESSION, limit)) {
            Live idle;
            synchronized (live) {
                if (busy.putIfAbsent(id, new Ticket("")) != null) {
                    continue;
                }
                idle = live.remove(id);
            }
            Live after = idle;
            try {
                if (store.unusedSince(Table.SESSION, limit).contains(id)) { // still, now that nobody can use it
                    store.remove(Table.SESSION, id);
                    gone++;
                    after = null;
                    if (idle != null) {
                        idle.close();
                    }
                }
            } finally {
                release(id, after);
            }
        }
        for (String id : store.unusedSince(Table.SNAPSHOT, limit)) {
            store.remove(Table.SNAPSHOT, id);
        }
        return gone;
    }

    private StoredSession find(String client, String id) {
        return store.find(Table.SESSION, client, id).orElseThrow(() -> noSession(id));
    }

    private StoredSession findSnapshot(String client, String id) {
        return store.find(Table.SNAPSHOT, client, id).orElseThrow(() -> noSnapshot(id));
    }

    private static Failure noSession(String id) {
        return new Failure(
                Failure.Kind.NO_SUCH_SESSION,
                "there is no session '" + shown(id) + "'; monty_session_list tells which there are");
    }

    private static Failure noSnapshot(String id) {
        return new Failure(
                Failure.Kind.NO_SUCH_SNAPSHOT,
                "there is no snapshot '" + shown(id) + "'; monty_session_list tells which there are");
    }

    private static String shown(String id) {
        return id.length() <= 2 * ID_BYTES ? id : id.substring(0, 2 * ID_BYTES) + "…";
    }

    /**
     * Returns the session out of memory, or null if it has to be loaded; from now on it is busy. Waits for a request that
     * was cancelled: its client takes it for over.
     */
    private @Nullable Live take(String id, Ticket by) {
        long end = System.nanoTime() + LONGEST_END_OF_CANCELLED.toNanos();
        synchronized (live) {
            for (Ticket holder = busy.get(id); holder != null; holder = busy.get(id)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (!holder.isCancelled() || left <= 0) {
                    throw new Failure(
                            Failure.Kind.SESSION_BUSY,
                            "the session is at work for another request; wait for its result, or cancel it");
                }
                awaitRelease(left);
            }
            busy.put(id, by);
            return live.remove(id);
        }
    }

    private void awaitRelease(long millis) {
        try {
            live.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, "the server ends");
        }
    }

    private void release(String id, @Nullable Live after) {
        List<Live> tooMany;
        synchronized (live) {
            busy.remove(id);
            live.notifyAll();
            tooMany = after == null ? List.of() : keepUnderLock(id, after);
        }
        tooMany.forEach(Live::close);
    }

    private void keep(String id, Live session) {
        List<Live> tooMany;
        synchronized (live) {
            tooMany = keepUnderLock(id, session);
        }
        tooMany.forEach(Live::close);
    }

    private List<Live> keepUnderLock(String id, Live session) {
        live.put(id, session);
        List<Live> tooMany = new ArrayList<>();
        var longestUnused = live.values().iterator();
        while (live.size() - tooMany.size() > bounds.live() && longestUnused.hasNext()) {
            tooMany.add(longestUnused.next());
        }
        live.values().removeAll(tooMany);
        return tooMany;
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Frees what is in memory. All of it is in the store. */
    @Override
    public void close() {
        List<Live> all;
        synchronized (live) {
            all = new ArrayList<>(live.values());
            live.clear();
        }
        all.forEach(Live::close);
    }
}
