package org.montyjvm.internal.pause;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done when something happens that happens at most once. An action that was not taken back runs exactly
 * once: on the thread that fires, or at once if that was before. Safe for use by several threads.
 */
public final class Callbacks {
    private final Object lock = new Object(); // never held while an action runs
    private @Nullable Set<Entry> waiting;
    private boolean fired;

    /** Makes one to which nothing has happened. */
    public Callbacks() {}

    /** One action; equal to itself alone, so that the same action may wait twice. */
    private static final class Entry {
        final Runnable action;

        Entry(Runnable action) {
            this.action = action;
        }
    }

    /** Adds an action, and returns what takes it back; that may be called often and at any time. */
    public Runnable add(Runnable action) {
        Entry entry = new Entry(action);
        synchronized (lock) {
            if (!fired) {
                if (waiting == null) {
                    waiting = new LinkedHashSet<>();
                }
                waiting.add(entry);
                return () -> remove(entry);
            }
        }
        action.run();
        return () -> {};
    }

    /**
     * Runs the actions, in the order added; does nothing the second time. What one throws does not keep the others from
     * running; it is thrown after them.
     */
    public void fire() {
        List<Entry> due;
        synchronized (lock) {
            due = fired || waiting == null ? List.of() : new ArrayList<>(waiting);
            fired = true;
            waiting = null;
        }
        RuntimeException thrown = null;
        for (Entry entry : due) {
            try {
                entry.action.run();
            } catch (RuntimeException e) {
                if (thrown == null) {
                    thrown = e;
                } else {
                    thrown.addSuppressed(e);
                }
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    private void remove(Entry entry) {
        synchronized (lock) {
            if (waiting != null) {
                waiting.remove(entry);
            }
        }
    }
}
