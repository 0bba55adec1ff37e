package org.montyjvm.mcp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontySession;
import org.montyjvm.bridge.DefaultMontyBridge;

/** The sessions in memory, and which of all sessions are at work for whom: one request at a time has a session. */
final class LiveSessions implements AutoCloseable {
    private static final Duration LONGEST_END_OF_CANCELLED = Duration.ofSeconds(10);

    private final int most;

    /** Those that nobody uses now, the longest unused first. Guarded by itself, as are the others. */
    private final LinkedHashMap<String, Live> idle = new LinkedHashMap<>();

    private final Map<String, Ticket> busy = new HashMap<>();
    private boolean closed;

    LiveSessions(int most) {
        this.most = most;
    }

    /** A session in memory, which is what the store has, too. */
    record Live(MontySession session, DefaultMontyBridge bridge) implements AutoCloseable {
        @Override
        public void close() {
            bridge.close();
            session.close();
        }
    }

    /**
     * Returns the session out of memory, or null if it has to be loaded; from now on it is busy. Waits for a request that
     * was cancelled: its client takes it for over.
     */
    @Nullable Live take(String id, Ticket by) {
        long end = System.nanoTime() + LONGEST_END_OF_CANCELLED.toNanos();
        synchronized (idle) {
            for (Ticket holder = busy.get(id); holder != null; holder = busy.get(id)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (!holder.isCancelled() || left <= 0) {
                    throw new Failure(
                            Failure.Kind.SESSION_BUSY,
                            "the session is at work for another request; wait for its result, or cancel it");
                }
                awaitRelease(left);
            }
            busy.put(id, by);
            return idle.remove(id);
        }
    }

    private void awaitRelease(long millis) {
        try {
            idle.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.CANCELLED, "the server ends");
        }
    }

    /** Makes a session busy that nobody uses, and returns whether that was so. What is in memory stays there. */
    boolean tryTake(String id, Ticket by) {
        synchronized (idle) {
            return busy.putIfAbsent(id, by) == null;
        }
    }

    /** Frees what is in memory of a session. */
    void drop(String id) {
        Live gone;
        synchronized (idle) {
            gone = idle.remove(id);
        }
        if (gone != null) {
            gone.close();
        }
    }

    /** Ends what {@link #take} began, and keeps the session in memory, if there is one to keep. */
    void release(String id, @Nullable Live after) {
        List<Live> tooMany = new ArrayList<>();
        synchronized (idle) {
            busy.remove(id);
            idle.notifyAll();
            if (after != null) {
                idle.put(id, after);
            }
            var longestUnused = idle.values().iterator();
            while (idle.size() - tooMany.size() > (closed ? 0 : most)) {
                tooMany.add(longestUnused.next());
            }
            idle.values().removeAll(tooMany);
        }
        tooMany.forEach(Live::close);
    }

    /** Frees what is in memory, now and from then on. */
    @Override
    public void close() {
        List<Live> all;
        synchronized (idle) {
            closed = true;
            all = new ArrayList<>(idle.values());
            idle.clear();
        }
        all.forEach(Live::close);
    }
}
