package org.montyjvm;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.convert.FromJava;

/**
 * A Python program together with its name and the values that it finds in its variables. Inputs cross as values and are
 * never pasted into the source.
 *
 * <p>Immutable, and safe to share between threads; every {@code with} method returns a new script.
 *
 * <pre>{@code
 * MontyScript script = MontyScript.of("sum(o['total'] for o in orders) * rate")
 *         .withName("revenue.py")
 *         .withInput("orders", orders)
 *         .withInput("rate", new BigDecimal("1.19"));
 * }</pre>
 *
 * @param code the source text
 * @param name the file name that tracebacks show; {@value #DEFAULT_NAME} by default
 * @param inputs the values of global variables by name, in order. The interpreter checks that each name is a legal
 *     identifier
 * @param functions the names of functions that the host serves, see {@link #withFunctions}
 * @param modules the names of modules that the host serves, see {@link #withModules}
 * @param offersNames whether the host is asked about every unknown name, see {@link #withNameResolver()}
 * @param cancelToken what stops the run, or null
 */
public record MontyScript(
        String code,
        String name,
        Map<String, MontyValue> inputs,
        Set<String> functions,
        Set<String> modules,
        boolean offersNames,
        @Nullable MontyCancelToken cancelToken) {

    /** The name of a script that was given none. */
    public static final String DEFAULT_NAME = "main.py";

    /**
     * Holds a script; copies the collections, keeping their order.
     *
     * @param code {@link #code()}
     * @param name {@link #name()}
     * @param inputs {@link #inputs()}
     * @param functions {@link #functions()}
     * @param modules {@link #modules()}
     * @param offersNames {@link #offersNames()}
     * @param cancelToken {@link #cancelToken()}
     * @throws NullPointerException if an argument that is not nullable, or something in it, is null
     */
    public MontyScript {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Map<String, MontyValue> copy = new LinkedHashMap<>(Objects.requireNonNull(inputs, "inputs"));
        copy.forEach((input, value) -> {
            Objects.requireNonNull(input, "name of an input");
            Objects.requireNonNull(value, () -> "value of input '" + input + "'; Python's None is MontyValue.None");
        });
        inputs = Collections.unmodifiableMap(copy);
        functions = namesOf(functions, "name of a function");
        modules = namesOf(modules, "name of a module");
    }

    /**
     * Holds a script that asks nothing of the host; copies the map, keeping its order.
     *
     * @param code {@link #code()}
     * @param name {@link #name()}
     * @param inputs {@link #inputs()}
     * @throws NullPointerException if an argument, a key or a value is null
     */
    public MontyScript(String code, String name, Map<String, MontyValue> inputs) {
        this(code, name, inputs, Set.of(), Set.of(), false, null);
    }

    /**
     * Returns a script without inputs, named {@value #DEFAULT_NAME}.
     *
     * @param code the source text
     * @return a new script
     * @throws NullPointerException if {@code code} is null
     */
    public static MontyScript of(String code) {
        return new MontyScript(code, DEFAULT_NAME, Map.of());
    }

    /**
     * Returns this script with another file name for tracebacks.
     *
     * @param newName the name, such as {@code "rules/discount.py"}
     * @return a new script
     * @throws NullPointerException if {@code newName} is null
     */
    public MontyScript withName(String newName) {
        return new MontyScript(code, newName, inputs, functions, modules, offersNames, cancelToken);
    }

    /**
     * Returns this script with one more global variable. A variable of that name that was there already is replaced and
     * keeps its place.
     *
     * @param input the variable's name
     * @param value any object that {@link MontyValue#of(Object)} takes; null becomes Python's {@code None}
     * @return a new script
     * @throws MontyConversionException if the value, or something inside it, has no Python form; the path in the
     *     message starts with the input's name
     * @throws MontyResourceError if the value nests deeper than {@value MontyValue#MAX_NESTING} levels or contains
     *     itself
     * @throws NullPointerException if {@code input} is null
     */
    public MontyScript withInput(String input, @Nullable Object value) {
        return withInputs(Collections.singletonMap(Objects.requireNonNull(input, "name of an input"), value));
    }

    /**
     * Returns this script with more global variables, in the order of the map. Variables of the same name that were
     * there already are replaced and keep their place.
     *
     * @param values any objects that {@link MontyValue#of(Object)} takes, by variable name; null becomes Python's
     *     {@code None}
     * @return a new script
     * @throws MontyConversionException if a value, or something inside it, has no Python form; the path in the message
     *     starts with the input's name
     * @throws MontyResourceError if a value nests deeper than {@value MontyValue#MAX_NESTING} levels or contains itself
     * @throws NullPointerException if {@code values} or one of its keys is null
     */
    public MontyScript withInputs(Map<String, ?> values) {
        Map<String, MontyValue> all = new LinkedHashMap<>(inputs);
        values.forEach((input, value) -> {
            Objects.requireNonNull(input, "name of an input");
            all.put(input, FromJava.convert(value, input));
        });
        return new MontyScript(code, name, all, functions, modules, offersNames, cancelToken);
    }

    /**
     * Returns this script with functions that the host serves. Python finds function objects under these names; a call
     * of one pauses the run as {@link MontyPending}. In a session they stay until {@link MontySession#reset()}.
     *
     * @param names the functions' names; those given before remain
     * @return a new script
     * @throws NullPointerException if a name is null
     */
    public MontyScript withFunctions(String... names) {
        return new MontyScript(code, name, inputs, more(functions, names), modules, offersNames, cancelToken);
    }

    /**
     * Returns this script with modules that the host serves. The import of one pauses the run as
     * {@link MontyNameLookup} of kind {@link MontyNameLookup.Kind#MODULE}. In a session they stay until
     * {@link MontySession#reset()}.
     *
     * @param names the modules' top-level names; those given before remain
     * @return a new script
     * @throws NullPointerException if a name is null
     */
    public MontyScript withModules(String... names) {
        return new MontyScript(code, name, inputs, functions, more(modules, names), offersNames, cancelToken);
    }

    /**
     * Returns this script with the host as the last resort for names: every one that Python does not know pauses the
     * run as {@link MontyNameLookup}, or as {@link MontyPending} where it is called. Without it such a name is a
     * {@code NameError}.
     *
     * @return a new script
     */
    public MontyScript withNameResolver() {
        return new MontyScript(code, name, inputs, functions, modules, true, cancelToken);
    }

    /**
     * Returns this script with a token that stops its run, from start to end.
     *
     * @param token the token
     * @return a new script
     * @throws NullPointerException if {@code token} is null
     */
    public MontyScript withCancelToken(MontyCancelToken token) {
        return new MontyScript(
                code, name, inputs, functions, modules, offersNames, Objects.requireNonNull(token, "token"));
    }

    private static Set<String> more(Set<String> names, String... added) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(Arrays.asList(added));
        return all;
    }

    private static Set<String> namesOf(Set<String> names, String what) {
        if (names.isEmpty()) {
            return Set.of();
        }
        names.forEach(name -> Objects.requireNonNull(name, what));
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }
}
