package org.montyjvm.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.montyjvm.MontyHostObjects;

/** The host objects of each namespace, apart from each other: what one hands out, another cannot find. */
final class Rooms implements AutoCloseable {
    private final Map<String, MontyHostObjects> byNamespace = new LinkedHashMap<>();

    /** The objects of a namespace. */
    record Room(String namespace, MontyHostObjects objects) {}

    /** Returns the objects of a namespace, and makes them the first time. */
    synchronized MontyHostObjects of(String namespace) {
        return byNamespace.computeIfAbsent(namespace, unknown -> MontyHostObjects.create());
    }

    /** Returns where an object is. */
    synchronized Optional<Room> holding(UUID id) {
        return byNamespace.entrySet().stream()
                .filter(entry -> entry.getValue().find(id).isPresent())
                .map(entry -> new Room(entry.getKey(), entry.getValue()))
                .findFirst();
    }

    @Override
    public void close() {
        List<MontyHostObjects> all;
        synchronized (this) {
            all = List.copyOf(byNamespace.values());
            byNamespace.clear();
        }
        all.forEach(MontyHostObjects::close);
    }
}
