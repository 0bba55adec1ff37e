package org.montyjvm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.objects.PythonNames;

/**
 * A module that the application serves: {@code import tools} in Python.
 *
 * <pre>{@code
 * MontyModule tools = MontyModule.builder("tools").function("fetch").constant("VERSION", "1.2").build();
 * MontyScript script = MontyScript.of("import tools\ntools.fetch(tools.VERSION)").withModules(tools.name());
 * }</pre>
 *
 * <p>The import pauses as a {@link MontyNameLookup}, which {@link #answer} answers; a call of a function pauses as a
 * {@link MontyPending} with the module in its name, {@code tools.fetch}. Python cannot reach anything else in a module;
 * what a script assigns to it is seen by that script only.
 *
 * <p>Immutable, and safe to share between threads and sessions.
 */
public final class MontyModule {
    private final MontyValue.Module value;
    private final Set<String> functions;

    private MontyModule(MontyValue.Module value, Set<String> functions) {
        this.value = value;
        this.functions = java.util.Collections.unmodifiableSet(functions);
    }

    /**
     * Returns a builder of an empty module.
     *
     * @param name the name to import: an identifier, without dots; a module of the interpreter's own cannot be replaced
     * @return a new builder
     * @throws IllegalArgumentException if no script can import the name
     * @throws NullPointerException if {@code name} is null
     */
    public static Builder builder(String name) {
        return new Builder(identifier(name, "module"));
    }

    /**
     * Returns the name to import.
     *
     * @return the name
     */
    public String name() {
        return value.name();
    }

    /**
     * Returns the module as a value, to answer an import with, or to pass as an input.
     *
     * @return the value, the same one each time
     */
    public MontyValue.Module value() {
        return value;
    }

    /**
     * Returns the names that {@link MontyPending#name()} has when the module's functions are called.
     *
     * @return names such as {@code tools.fetch}, in the order added, those of submodules included
     */
    public Set<String> functions() {
        return functions;
    }

    /**
     * Returns the answer to an import of this module.
     *
     * @param lookup the pause
     * @return the answer, or empty if something else is looked up
     * @throws NullPointerException if {@code lookup} is null
     */
    public Optional<MontyAnswer> answer(MontyNameLookup lookup) {
        boolean imported =
                lookup.kind() == MontyNameLookup.Kind.MODULE && lookup.name().equals(name());
        return imported ? Optional.of(new MontyAnswer.Value(value)) : Optional.empty();
    }

    /** Returns the module's name and functions. */
    @Override
    public String toString() {
        return "MontyModule[" + name() + ", functions=" + functions + "]";
    }

    private static String identifier(String name, String what) {
        if (!PythonNames.isIdentifier(Objects.requireNonNull(name, "name"))) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name for a " + what + ": Python wants an identifier that is not a keyword");
        }
        return name;
    }

    /** Puts a module together. Not safe for use by several threads. */
    public static final class Builder {
        private final String name;
        private final Map<String, Part> parts = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        /** What a name in a module stands for, once the full name of the module is known. */
        @FunctionalInterface
        private interface Part {
            MontyValue in(String module, Set<String> functions);
        }

        /**
         * Adds functions, whose calls come to the host.
         *
         * @param names their names in the module
         * @return this builder
         * @throws IllegalArgumentException if a name is no identifier, or taken
         * @throws NullPointerException if a name is null
         */
        public Builder function(String... names) {
            for (String function : names) {
                add(function, (module, functions) -> {
                    functions.add(module + "." + function);
                    return new MontyValue.Function(module + "." + function, null);
                });
            }
            return this;
        }

        /**
         * Adds a value.
         *
         * @param constant its name in the module
         * @param constantValue any object that {@link MontyValue#of(Object)} takes, an object of
         *     {@link MontyHostObjects} too; null becomes {@code None}
         * @return this builder
         * @throws IllegalArgumentException if the name is no identifier, or taken
         * @throws MontyConversionException if the object has no Python form
         * @throws NullPointerException if {@code constant} is null
         */
        public Builder constant(String constant, @Nullable Object constantValue) {
            MontyValue converted = MontyValue.of(constantValue);
            return add(constant, (module, functions) -> converted);
        }

        /**
         * Adds a module inside this one: {@code import tools.net}, or {@code tools.net.fetch()}, whose calls have the
         * name {@code tools.net.fetch}.
         *
         * @param submodule the module, as it is now
         * @return this builder
         * @throws IllegalArgumentException if its name is taken
         * @throws NullPointerException if {@code submodule} is null
         */
        public Builder submodule(Builder submodule) {
            Builder copy = new Builder(submodule.name);
            copy.parts.putAll(submodule.parts);
            return add(copy.name, (module, functions) -> copy.value(module + "." + copy.name, functions));
        }

        /**
         * Returns the module. The builder may be used on.
         *
         * @return a new module, which is not equal in Python to others made of this builder
         */
        public MontyModule build() {
            Set<String> functions = new LinkedHashSet<>();
            MontyValue.Module value = value(name, functions);
            return new MontyModule(value, functions);
        }

        private MontyValue.Module value(String module, Set<String> functions) {
            List<MontyValue.Entry> attributes = new ArrayList<>();
            parts.forEach((key, part) ->
                    attributes.add(new MontyValue.Entry(new MontyValue.Str(key), part.in(module, functions))));
            return new MontyValue.Module(module, UUID.randomUUID(), attributes);
        }

        private Builder add(String key, Part part) {
            if (parts.putIfAbsent(identifier(key, "member of a module"), part) != null) {
                throw new IllegalArgumentException("the module '" + name + "' has a '" + key + "' already");
            }
            return this;
        }
    }
}
