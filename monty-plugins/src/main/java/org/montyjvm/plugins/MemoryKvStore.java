package org.montyjvm.plugins;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store in maps. Work is done on a scope's own map, and what it changed is put back if it fails. */
final class MemoryKvStore implements KvStore {
    private final Map<String, NavigableMap<String, String>> scopes = new HashMap<>();

    @Override
    public synchronized <T extends @Nullable Object> T transact(
            String scope, Function<? super Scope, ? extends T> work) {
        Work entries = new Work(scopes.computeIfAbsent(scope, name -> new TreeMap<>()));
        boolean done = false;
        try {
            T result = work.apply(entries);
            done = true;
            return result;
        } finally {
            if (!done) {
                entries.undo();
            }
        }
    }

    private static final class Work implements Scope {
        private final NavigableMap<String, String> texts;
        private final Map<String, @Nullable String> before = new HashMap<>();

        Work(NavigableMap<String, String> texts) {
            this.texts = texts;
        }

        @Override
        public @Nullable String get(String name) {
            return texts.get(name);
        }

        @Override
        public void put(String name, String text) {
            remember(name);
            texts.put(name, text);
        }

        @Override
        public boolean remove(String name) {
            remember(name);
            return texts.remove(name) != null;
        }

        private void remember(String name) {
            if (!before.containsKey(name)) {
                before.put(name, texts.get(name));
            }
        }

        void undo() {
            before.forEach((name, text) -> {
                if (text == null) {
                    texts.remove(name);
                } else {
                    texts.put(name, text);
                }
            });
        }

        @Override
        public List<String> names(String prefix, int most) {
            return texts.tailMap(prefix, true).keySet().stream()
                    .takeWhile(name -> name.startsWith(prefix))
                    .limit(most)
                    .toList();
        }

        @Override
        public long size() {
            return texts.size();
        }
    }
}
