package org.montyjvm.plugins;

import java.lang.invoke.MethodHandles;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.HostException;
import org.montyjvm.bridge.MontyFunction;
import org.montyjvm.bridge.MontyNamespace;
import org.montyjvm.bridge.MontyParam;
import org.montyjvm.bridge.MontyPlugin;

/**
 * The plugin {@code kv}: values under keys, which stay for the next run. Values are what JSON has: {@code None},
 * {@code bool}, {@code int}, {@code float}, {@code str}, {@code list} and {@code dict} with {@code str} keys.
 *
 * <p>A script sees one scope of the store, which the application names: one for each user, say. Each call is a transaction;
 * {@code kv.update} makes several changes at once, and only if the values are still those that it expects.
 */
public final class KvPlugin {
    private KvPlugin() {}

    /**
     * Returns the plugin with the usual caps.
     *
     * @param store where values are kept
     * @param scope which of them scripts see
     * @return a new plugin
     */
    public static MontyPlugin of(KvStore store, String scope) {
        return of(store, scope, Limits.DEFAULTS);
    }

    /**
     * Returns the plugin.
     *
     * @param store where values are kept
     * @param scope which of them scripts see
     * @param limits how much they may keep
     * @return a new plugin
     */
    public static MontyPlugin of(KvStore store, String scope, Limits limits) {
        return MontyPlugin.of(
                new Calls(Objects.requireNonNull(store, "store"), Objects.requireNonNull(scope, "scope"), limits),
                MethodHandles.lookup());
    }

    /**
     * How much scripts may keep in a scope.
     *
     * @param keys how many keys there may be
     * @param keyCharacters how long a key may be, at most 1,000
     * @param valueBytes how large a value may be as JSON
     */
    public record Limits(int keys, int keyCharacters, int valueBytes) {
        /** 10,000 keys of 200 characters, and values of 64 KiB. */
        public static final Limits DEFAULTS = new Limits(10_000, 200, 64 * 1024);

        /**
         * Checks the limits.
         *
         * @param keys how many keys there may be
         * @param keyCharacters how long a key may be
         * @param valueBytes how large a value may be
         * @throws IllegalArgumentException if one is not positive, or keys may be longer than stores take
         */
        public Limits {
            Caps.atLeast(1, "keys", keys);
            Caps.atLeast(1, "keyCharacters", keyCharacters);
            Caps.atLeast(1, "valueBytes", valueBytes);
            if (keyCharacters > 1_000) {
                throw new IllegalArgumentException("keyCharacters must be at most 1000, not " + keyCharacters);
            }
        }
    }

    /** What scripts call. */
    @MontyNamespace(value = "kv", description = "Values that stay for the next run.")
    static final class Calls {
        private final KvStore store;
        private final String name;
        private final Limits limits;

        Calls(KvStore store, String name, Limits limits) {
            this.store = store;
            this.name = name;
            this.limits = limits;
        }

        @MontyFunction("Tells what is under a key.")
        MontyValue get(String key, @MontyParam("what it is otherwise") @Nullable MontyValue fallback) {
            @Nullable String text = store.<@Nullable String>transact(name, scope -> scope.get(key(key)));
            return text != null ? JsonValues.read(text) : fallback == null ? MontyValue.of(null) : fallback;
        }

        @MontyFunction("Puts a value under a key.")
        void put(String key, MontyValue value) {
            String text = text(value);
            store.transact(name, scope -> {
                put(scope, key, text);
                return true;
            });
        }

        @MontyFunction("Removes what is under a key, and tells whether there was something.")
        boolean delete(String key) {
            return store.transact(name, scope -> scope.remove(key(key)));
        }

        @MontyFunction("Lists the keys, sorted.")
        List<String> keys(@MontyParam(defaultValue = "", value = "what they begin with") String prefix) {
            return store.transact(name, scope -> scope.names(prefix, limits.keys()));
        }

        @MontyFunction("Adds to the int under a key, which is 0 where there is none, and tells the sum.")
        BigInteger add(String key, @MontyParam(defaultValue = "1") BigInteger amount) {
            return store.transact(name, scope -> {
                @Nullable String before = scope.get(key(key));
                MontyValue number = before == null ? MontyValue.of(0) : JsonValues.read(before);
                if (!(number instanceof MontyValue.Int known)) {
                    throw new HostException("TypeError", "under '" + key + "' is no int, but " + number.typeName());
                }
                BigInteger sum = known.value().add(amount);
                put(scope, key, text(new MontyValue.Int(sum)));
                return sum;
            });
        }

        @MontyFunction(
                "Changes several keys at once, or none: tells whether the values were those that are expected. None stands"
                        + " for a key that is not there.")
        boolean update(
                @MontyParam("new values") @Nullable Map<String, MontyValue> put,
                @MontyParam("keys") @Nullable List<String> delete,
                @MontyParam("what must be there before") @Nullable Map<String, MontyValue> expect) {
            return store.transact(name, scope -> {
                if (expect != null && !expect.entrySet().stream().allMatch(one -> isThere(scope, one))) {
                    return false;
                }
                if (delete != null) {
                    delete.forEach(key -> scope.remove(key(key)));
                }
                if (put != null) {
                    put.forEach((key, value) -> put(scope, key, text(value)));
                }
                return true;
            });
        }

        private boolean isThere(KvStore.Scope scope, Map.Entry<String, MontyValue> expected) {
            @Nullable String text = scope.get(key(expected.getKey()));
            MontyValue value = text == null ? MontyValue.of(null) : JsonValues.read(text);
            return value.equals(expected.getValue());
        }

        private void put(KvStore.Scope scope, String key, String text) {
            if (scope.get(key(key)) == null && scope.size() >= limits.keys()) {
                throw new HostException("ValueError", "there are the " + limits.keys() + " keys allowed already");
            }
            scope.put(key, text);
        }

        private String key(String key) {
            if (key.isEmpty() || key.indexOf('\0') >= 0) {
                throw new HostException("ValueError", "a key is not empty, and has no null character");
            }
            return Caps.text("the key", key, limits.keyCharacters());
        }

        private String text(MontyValue value) {
            String text = JsonValues.write(value);
            int size = text.getBytes(StandardCharsets.UTF_8).length;
            if (size > limits.valueBytes()) {
                throw new HostException(
                        "ValueError",
                        "the value has " + size + " bytes, more than the " + limits.valueBytes() + " allowed");
            }
            return text;
        }
    }
}
