package org.montyjvm.bridge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/**
 * A parameter of a {@link HostFunction}, or a field of a {@link HostType.RecordOf}. Immutable; every {@code with} method
 * returns a new one.
 *
 * @param name its name in Python
 * @param type what it takes; of {@code *args} and {@code **kwargs} each item
 * @param kind how it is passed
 * @param defaultValue what it is when it is left out, or null if it must be given
 * @param description what it means, for the reader of stubs and prompts; may be empty
 */
public record HostParam(
        String name, HostType type, Kind kind, @Nullable MontyValue defaultValue, String description) {

    /**
     * Holds a parameter.
     *
     * @param name {@link #name()}
     * @param type {@link #type()}
     * @param kind {@link #kind()}
     * @param defaultValue {@link #defaultValue()}
     * @param description {@link #description()}
     * @throws IllegalArgumentException if the name is no identifier, a default has another type, or {@code *args} or
     *     {@code **kwargs} has one
     * @throws NullPointerException if an argument is null that may not be
     */
    public HostParam {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        if (!PythonText.isIdentifier(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name for a parameter: Python wants an identifier");
        }
        if (defaultValue != null) {
            if (kind.variable) {
                throw new IllegalArgumentException("'" + name + "' takes what is left, and has no default");
            }
            try {
                TypeCheck.of("default of", name).check(type, defaultValue);
            } catch (HostException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }

    /** How a parameter is passed. */
    public enum Kind {
        /** By its place or its name. */
        NORMAL(false),
        /** By its name only. */
        KEYWORD_ONLY(false),
        /** {@code *args}: all other positional arguments, as a list. */
        ARGS(true),
        /** {@code **kwargs}: all other keyword arguments, as a dict. */
        KWARGS(true);

        private final boolean variable;

        Kind(boolean variable) {
            this.variable = variable;
        }
    }

    /**
     * Returns a parameter that must be given.
     *
     * @param name its name
     * @param type its type
     * @return a new parameter
     * @throws IllegalArgumentException if the name is no identifier
     */
    public static HostParam of(String name, HostType type) {
        return new HostParam(name, type, Kind.NORMAL, null, "");
    }

    /**
     * Returns a parameter that takes all other positional arguments.
     *
     * @param name its name, usually {@code args}
     * @param type the type of each
     * @return a new parameter
     * @throws IllegalArgumentException if the name is no identifier
     */
    public static HostParam args(String name, HostType type) {
        return new HostParam(name, type, Kind.ARGS, null, "");
    }

    /**
     * Returns a parameter that takes all other keyword arguments.
     *
     * @param name its name, usually {@code kwargs}
     * @param type the type of each
     * @return a new parameter
     * @throws IllegalArgumentException if the name is no identifier
     */
    public static HostParam kwargs(String name, HostType type) {
        return new HostParam(name, type, Kind.KWARGS, null, "");
    }

    /**
     * Returns this parameter with a value for when it is left out.
     *
     * @param value any object that {@link MontyValue#of(Object)} takes; null becomes {@code None}
     * @return a new parameter
     * @throws IllegalArgumentException if the value has another type, or has no Python form
     */
    public HostParam withDefault(@Nullable Object value) {
        return new HostParam(name, type, kind, MontyValue.of(value), description);
    }

    /**
     * Returns this parameter, to be passed by its name only.
     *
     * @return a new parameter
     */
    public HostParam keywordOnly() {
        return new HostParam(name, type, Kind.KEYWORD_ONLY, defaultValue, description);
    }

    /**
     * Returns this parameter with a description.
     *
     * @param text what it means
     * @return a new parameter
     */
    public HostParam withDescription(String text) {
        return new HostParam(name, type, kind, defaultValue, text);
    }

    /**
     * Returns whether the parameter must be given.
     *
     * @return true if there is no default and it is neither {@code *args} nor {@code **kwargs}
     */
    public boolean isRequired() {
        return defaultValue == null && !kind.variable;
    }

    /** Returns the parameter as a stub writes it. */
    String declaration() {
        String stars = kind == Kind.ARGS ? "*" : kind == Kind.KWARGS ? "**" : "";
        String value = defaultValue == null ? "" : " = " + defaultValue;
        return stars + name + ": " + type.annotation() + value;
    }
}
