package org.montyjvm.mcp;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.mcp.LiveSessions.Live;
import org.montyjvm.mcp.SessionStore.Table;

/**
 * The sessions of all clients: in the store, and the latest of them in memory too. A run is told of only after its session
 * has been stored; what could not be stored did not happen, and the session goes on from what is in the store.
 */
final class Sessions implements AutoCloseable {
    private static final int ID_BYTES = 16;

    private final Bridges bridges;
    private final SessionStore store;
    private final MontySnapshotKey key;
    private final InstantSource clock;
    private final Settings.SessionBounds bounds;
    private final SecureRandom random = new SecureRandom();
    private final LiveSessions live;

    /** Held where what there is in the store is counted or looked at, and then changed. */
    private final Object changing = new Object();

    Sessions(Bridges bridges, SessionStore store, MontySnapshotKey key, InstantSource clock) {
        this.bridges = bridges;
        this.store = store;
        this.key = key;
        this.clock = clock;
        bounds = bridges.settings().sessions();
        live = new LiveSessions(bounds.live());
    }

    /** What came of a run in a session, and the session after it. */
    record Exec(Outcome outcome, StoredSession session, boolean kept) {}

    StoredSession create(Ticket ticket, String name) {
        Live fresh = live(ticket.client(), bridges.session());
        byte[] content;
        try {
            content = fresh.session().freeze(key).bytes();
        } catch (RuntimeException e) {
            fresh.close();
            throw e;
        }
        return add(ticket, name, 0, content, fresh);
    }

    private Live live(String client, MontySession session) {
        try {
            return new Live(session, bridges.over(session, client));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Adds a session that is busy until it is in memory: one that was loaded meanwhile would not see what the other does. */
    private StoredSession add(Ticket ticket, String name, long execs, byte[] content, Live fresh) {
        String id = newId();
        @Nullable Live after = null;
        live.take(id, ticket);
        try {
            StoredSession stored = insert(ticket.client(), id, name, execs, content);
            after = fresh;
            return stored;
        } finally {
            if (after == null) {
                fresh.close();
            }
            live.release(id, after);
        }
    }

    private StoredSession insert(String client, String id, String name, long execs, byte[] content) {
        synchronized (changing) {
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
            Instant now = now();
            StoredSession stored = new StoredSession(id, name, now, now, execs, content.length);
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
        Live taken = live.take(id, ticket);
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
            live.release(id, after);
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
            Instant now = now();
            if (!store.update(client, before.id(), content, before.execs() + 1, now)) {
                throw noSession();
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
        byte[] content = store.content(Table.SESSION, client, id).orElseThrow(Sessions::noSession);
        return live(client, restore(content));
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
        Live taken = live.take(id, ticket);
        try {
            if (!store.delete(Table.SESSION, ticket.client(), id)) {
                throw noSession();
            }
        } finally {
            if (taken != null) {
                taken.close();
            }
            live.release(id, null);
        }
    }

    StoredSession snapshot(Ticket ticket, String id, String name) {
        String client = ticket.client();
        find(client, id);
        Live taken = live.take(id, ticket);
        try {
            StoredSession session = find(client, id);
            byte[] content = store.content(Table.SESSION, client, id).orElseThrow(Sessions::noSession);
            synchronized (changing) {
                SessionStore.Count count = store.count(Table.SNAPSHOT, client);
                if (count.ofClient() >= bounds.perClient() || count.inTotal() >= bounds.inTotal()) {
                    throw new Failure(
                            Failure.Kind.TOO_MANY_SNAPSHOTS,
                            "there are as many snapshots as there may be; delete one of them");
                }
                Instant now = now();
                StoredSession snapshot = new StoredSession(newId(), name, now, now, session.execs(), content.length);
                store.insert(Table.SNAPSHOT, client, snapshot, content);
                return snapshot;
            }
        } finally {
            live.release(id, taken);
        }
    }

    /** Makes a new session of a snapshot. */
    StoredSession restore(Ticket ticket, String snapshot, String name) {
        String client = ticket.client();
        byte[] content = use(client, snapshot);
        return add(ticket, name, findSnapshot(client, snapshot).execs(), content, live(client, restore(content)));
    }

    /** Returns what a snapshot holds, which is a use of it: it does not expire for a while. */
    private byte[] use(String client, String snapshot) {
        synchronized (changing) {
            findSnapshot(client, snapshot);
            byte[] content = store.content(Table.SNAPSHOT, client, snapshot).orElseThrow(Sessions::noSnapshot);
            store.used(Table.SNAPSHOT, client, snapshot, content, now());
            return content;
        }
    }

    /** Takes a session back to a snapshot. */
    StoredSession restoreInto(Ticket ticket, String snapshot, String id) {
        String client = ticket.client();
        byte[] content = use(client, snapshot);
        long execs = findSnapshot(client, snapshot).execs();
        restore(content).close(); // it is checked before anything is given up for it
        find(client, id);
        Live taken = live.take(id, ticket);
        @Nullable Live after = taken;
        try {
            StoredSession before = find(client, id);
            Instant now = now();
            if (!store.update(client, id, content, execs, now)) {
                throw noSession();
            }
            if (taken != null) {
                taken.close();
                after = null;
            }
            return new StoredSession(id, before.name(), before.created(), now, execs, content.length);
        } finally {
            live.release(id, after);
        }
    }

    void deleteSnapshot(String client, String id) {
        synchronized (changing) {
            if (!store.delete(Table.SNAPSHOT, client, id)) {
                throw noSnapshot();
            }
        }
    }

    /** Forgets what has not been used for too long. */
    int expire() {
        Instant limit = clock.instant().minus(bounds.idle());
        int gone = 0;
        for (String id : store.unusedSince(Table.SESSION, limit)) {
            if (live.tryTake(id, new Ticket("")) && forget(id, limit)) {
                gone++;
            }
        }
        synchronized (changing) {
            store.unusedSince(Table.SNAPSHOT, limit).forEach(id -> store.remove(Table.SNAPSHOT, id));
        }
        return gone;
    }

    /** Forgets a session that is taken, unless somebody has used it meanwhile. */
    private boolean forget(String id, Instant limit) {
        try {
            if (!store.unusedSince(Table.SESSION, limit).contains(id)) {
                return false;
            }
            store.remove(Table.SESSION, id);
            live.drop(id);
            return true;
        } finally {
            live.release(id, null);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private StoredSession find(String client, String id) {
        return store.find(Table.SESSION, client, id).orElseThrow(Sessions::noSession);
    }

    private StoredSession findSnapshot(String client, String id) {
        return store.find(Table.SNAPSHOT, client, id).orElseThrow(Sessions::noSnapshot);
    }

    private static Failure noSession() {
        return new Failure(
                Failure.Kind.NO_SUCH_SESSION, "there is no such session; monty_session_list tells which there are");
    }

    private static Failure noSnapshot() {
        return new Failure(
                Failure.Kind.NO_SUCH_SNAPSHOT, "there is no such snapshot; monty_session_list tells which there are");
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Frees what is in memory. All of it is in the store. */
    @Override
    public void close() {
        live.close();
    }
}
