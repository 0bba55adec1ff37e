package org.montyjvm.bridge;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Names that are taken: by Python, by the bridge, or by another plugin. */
final class Collisions {
    /** What scripts import from the interpreter; a plugin of that name would be shadowed, or shadow it. */
    private static final Set<String> MODULES = Set.of(("asyncio base64 binascii bisect builtins collections copy csv"
                    + " dataclasses datetime decimal enum functools gc hashlib heapq io itertools json math operator os"
                    + " pathlib random re statistics string sys time tomllib typing unicodedata uuid")
            .split(" "));

    /** Builtin functions and types, which scripts would lose. */
    private static final Set<String> BUILTINS = Set.of(("abs all any ascii bin bool bytearray bytes callable chr"
                    + " classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format"
                    + " frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter len list"
                    + " locals map max memoryview min next object oct open ord pow print property range repr reversed"
                    + " round set setattr slice sorted staticmethod str sum super tuple type vars zip")
            .split(" "));

    private Collisions() {}

    /**
     * Checks a plugin by itself.
     *
     * @throws IllegalArgumentException if it cannot work; the message says why
     */
    static void requireSound(MontyPlugin plugin) {
        String namespace = plugin.namespace();
        if (!namespace.isEmpty()) {
            if (!PythonText.isIdentifier(namespace) || namespace.startsWith("_")) {
                throw new IllegalArgumentException("'" + namespace + "' is no name for a plugin: Python wants an"
                        + " identifier, and the bridge one that does not start with an underscore");
            }
            requireFree(namespace, "plugin");
            if (MODULES.contains(namespace)) {
                throw new IllegalArgumentException(
                        "a plugin cannot be named '" + namespace + "': Python has a module of that name");
            }
        }
        Set<String> names = new LinkedHashSet<>();
        for (HostFunction function : plugin.functions()) {
            if (!names.add(function.name())) {
                throw new IllegalArgumentException(
                        "the plugin '" + namespace + "' has two functions '" + function.name() + "'");
            }
            if (namespace.isEmpty() && !(plugin instanceof Introspection)) {
                requireFree(function.name(), "function");
            }
        }
    }

    private static void requireFree(String name, String what) {
        if (BUILTINS.contains(name)) {
            throw new IllegalArgumentException(
                    "a " + what + " cannot be named '" + name + "': Python has a builtin of that name");
        } else if (Introspection.NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "a " + what + " cannot be named '" + name + "': the bridge has a function of that name");
        }
    }

    /**
     * Checks a plugin against others.
     *
     * @throws IllegalArgumentException if they cannot go together; the message says why
     */
    static void requireApart(MontyPlugin plugin, Collection<MontyPlugin> others) {
        for (MontyPlugin other : others) {
            if (other.namespace().equals(plugin.namespace())
                    && !plugin.namespace().isEmpty()) {
                throw new IllegalArgumentException("there is a plugin '" + plugin.namespace() + "' already");
            }
            Set<String> taken = topLevel(other);
            for (String name : topLevel(plugin)) {
                if (taken.contains(name)) {
                    throw new IllegalArgumentException("the name '" + name + "' is taken by the "
                            + (other.namespace().isEmpty() ? "functions" : "plugin '" + other.namespace() + "'")
                            + " that " + (other.namespace().isEmpty() ? "were" : "was") + " registered before");
                }
            }
        }
    }

    /** Returns the names that a plugin takes among a script's variables. */
    static Set<String> topLevel(MontyPlugin plugin) {
        if (!plugin.namespace().isEmpty()) {
            return Set.of(plugin.namespace());
        }
        Set<String> names = new LinkedHashSet<>();
        plugin.functions().forEach(function -> names.add(function.name()));
        return names;
    }
}
