package org.montyjvm.internal.objects;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which object an id stands for, and back. An object has one id for each of its views: what is listed in one must not be
 * reachable through an id that was given out for another. Safe for use by several threads.
 */
final class Registry {
    private final int most;
    private final Map<UUID, Entry> byId = new HashMap<>();
    private final IdentityHashMap<Object, Map<View, Entry>> byObject = new IdentityHashMap<>();
    private final Map<UUID, View> classes = new HashMap<>();
    private boolean closed;

    Registry(int most) {
        this.most = most;
    }

    /**
     * An object that Python may have.
     *
     * @param id its id there
     * @param object the object
     * @param view what may be reached in it
     */
    record Entry(UUID id, Object object, View view) {}

    /**
     * What became of an object that was added.
     *
     * @param entry its entry
     * @param fresh whether it had none before
     */
    record Added(Entry entry, boolean fresh) {}

    /**
     * Returns the entry of an object, a new one if there is none.
     *
     * @param id the id of a new one, or null for any
     * @throws IllegalStateException if it is closed, or the registry is full
     * @throws IllegalArgumentException if the id is that of another object, or the object has another one
     */
    synchronized Added add(Object object, View view, @Nullable UUID id) {
        requireOpen();
        Entry known = byObject.getOrDefault(object, Map.of()).get(view);
        if (known != null && (id == null || id.equals(known.id()))) {
            return new Added(known, false);
        } else if (known != null) {
            throw new IllegalArgumentException("the object cannot have the id " + id + ": it has " + known.id());
        } else if (id != null && byId.containsKey(id)) {
            throw new IllegalArgumentException("the object cannot have the id " + id + ": another one has it");
        } else if (byId.size() >= most) {
            throw new Full(most);
        }
        Entry entry = new Entry(id == null ? UUID.randomUUID() : id, object, view);
        byId.put(entry.id(), entry);
        byObject.computeIfAbsent(object, unknown -> new HashMap<>()).put(view, entry);
        classes.put(view.classType().id(), view);
        return new Added(entry, true);
    }

    /** Returns the entry of an id, or null. */
    synchronized @Nullable Entry entry(UUID id) {
        return byId.get(id);
    }

    /** Returns the object of an id, or null. */
    @Nullable Object object(UUID id) {
        Entry entry = entry(id);
        return entry == null ? null : entry.object();
    }

    /** Returns the view whose class in Python has the id, or null. */
    synchronized @Nullable View classOf(UUID id) {
        return classes.get(id);
    }

    /** Tells whether an object was exposed with that interface or class as its list. */
    synchronized boolean hasList(Class<?> type) {
        return classes.values().stream().anyMatch(view -> view.type() == type);
    }

    /** Returns the entries of an object, one for each of its views. */
    synchronized List<Entry> entries(Object object) {
        return List.copyOf(byObject.getOrDefault(object, Map.of()).values());
    }

    /** Forgets an object, and returns whether it was known. */
    synchronized boolean removeAll(Object object) {
        Map<View, Entry> views = byObject.remove(object);
        if (views == null) {
            return false;
        }
        views.values().forEach(entry -> byId.remove(entry.id()));
        return true;
    }

    /** Forgets one entry of an object. */
    synchronized void remove(Entry entry) {
        Map<View, Entry> views = byObject.get(entry.object());
        if (byId.remove(entry.id()) != null && views != null) {
            views.remove(entry.view());
            if (views.isEmpty()) {
                byObject.remove(entry.object());
            }
        }
    }

    /** Returns how many ids are given out. */
    synchronized int size() {
        return byId.size();
    }

    /** Forgets everything, for good. */
    synchronized void close() {
        closed = true;
        byId.clear();
        byObject.clear();
        classes.clear();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("these host objects are closed; make new ones");
        }
    }

    /** There are as many objects as there may be. */
    static final class Full extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Full(int most) {
            super("there are " + most + " host objects already; release some, or allow more with"
                    + " MontyHostObjects.builder().maxObjects(…)");
        }
    }
}
