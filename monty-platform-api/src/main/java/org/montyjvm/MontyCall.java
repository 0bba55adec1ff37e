package org.montyjvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call from Java of a function that was defined in a {@link MontySession}. Immutable, and safe to share between
 * threads; every {@code with} method returns a new call.
 *
 * @param function the name of a global variable that holds the function
 * @param args the positional arguments
 * @param kwargs the keyword arguments by name, in order
 * @param cancelToken what stops the call, or null
 */
public record MontyCall(
        String function,
        List<MontyValue> args,
        Map<String, MontyValue> kwargs,
        @Nullable MontyCancelToken cancelToken) {

    /**
     * Holds a call; copies the collections.
     *
     * @param function {@link #function()}
     * @param args {@link #args()}
     * @param kwargs {@link #kwargs()}
     * @param cancelToken {@link #cancelToken()}
     * @throws NullPointerException if {@code function}, {@code args}, {@code kwargs} or something in them is null
     */
    public MontyCall {
        Objects.requireNonNull(function, "function");
        args = List.copyOf(args);
        Map<String, MontyValue> copy = new LinkedHashMap<>(Objects.requireNonNull(kwargs, "kwargs"));
        copy.forEach((name, value) -> {
            Objects.requireNonNull(name, "name of an argument");
            Objects.requireNonNull(value, () -> "value of argument '" + name + "'; Python's None is MontyValue.None");
        });
        kwargs = Collections.unmodifiableMap(copy);
    }

    /**
     * Returns a call with positional arguments only.
     *
     * @param function the function's name
     * @param args any objects that {@link MontyValue#of(Object)} takes; null becomes Python's {@code None}
     * @return a new call
     * @throws MontyConversionException if an argument, or something inside it, has no Python form
     * @throws MontyResourceError if an argument nests deeper than {@value MontyValue#MAX_NESTING} levels or contains
     *     itself
     * @throws NullPointerException if {@code function} or the array is null
     */
    public static MontyCall of(String function, @Nullable Object... args) {
        List<MontyValue> values = new ArrayList<>(args.length);
        for (Object arg : args) {
            values.add(MontyValue.of(arg));
        }
        return new MontyCall(function, values, Map.of(), null);
    }

    /**
     * Returns this call with one more keyword argument. An argument of that name that was there already is replaced and
     * keeps its place.
     *
     * @param name the parameter's name
     * @param value any object that {@link MontyValue#of(Object)} takes; null becomes Python's {@code None}
     * @return a new call
     * @throws MontyConversionException if the value, or something inside it, has no Python form
     * @throws MontyResourceError if the value nests deeper than {@value MontyValue#MAX_NESTING} levels or contains
     *     itself
     * @throws NullPointerException if {@code name} is null
     */
    public MontyCall withKwarg(String name, @Nullable Object value) {
        Map<String, MontyValue> all = new LinkedHashMap<>(kwargs);
        all.put(Objects.requireNonNull(name, "name of an argument"), MontyValue.of(value));
        return new MontyCall(function, args, all, cancelToken);
    }

    /**
     * Returns this call with a token that stops it.
     *
     * @param token the token
     * @return a new call
     * @throws NullPointerException if {@code token} is null
     */
    public MontyCall withCancelToken(MontyCancelToken token) {
        return new MontyCall(function, args, kwargs, Objects.requireNonNull(token, "token"));
    }
}
