package org.montyjvm.bridge;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of a parameter or result of a {@link HostFunction}, as Python sees it. Immutable, and safe to share between
 * threads.
 *
 * <p>Checks are strict, with Python's own idea of what is a kind of what: a {@code bool} is an {@code int}, an
 * {@code int} is taken where a {@code float} is wanted, and nothing else is converted.
 */
public sealed interface HostType {
    /**
     * Returns the type that any value has.
     *
     * @return a type
     */
    static HostType any() {
        return new Scalar(Scalar.Kind.ANY);
    }

    /**
     * Returns the type of {@code None}.
     *
     * @return a type
     */
    static HostType none() {
        return new Scalar(Scalar.Kind.NONE);
    }

    /**
     * Returns the type {@code bool}.
     *
     * @return a type
     */
    static HostType bool() {
        return new Scalar(Scalar.Kind.BOOL);
    }

    /**
     * Returns the type {@code int}, of any size.
     *
     * @return a type
     */
    static HostType integer() {
        return new Int(null, null);
    }

    /**
     * Returns the type {@code int} within bounds; another one is an {@code OverflowError}.
     *
     * @param min the least value
     * @param max the greatest value
     * @return a type
     * @throws IllegalArgumentException if {@code min} is greater than {@code max}
     */
    static HostType integer(long min, long max) {
        return new Int(BigInteger.valueOf(min), BigInteger.valueOf(max));
    }

    /**
     * Returns the type {@code float}; an {@code int} is one too.
     *
     * @return a type
     */
    static HostType floating() {
        return new Scalar(Scalar.Kind.FLOAT);
    }

    /**
     * Returns the type {@code str}.
     *
     * @return a type
     */
    static HostType string() {
        return new Scalar(Scalar.Kind.STR);
    }

    /**
     * Returns the type {@code bytes}.
     *
     * @return a type
     */
    static HostType bytes() {
        return new Scalar(Scalar.Kind.BYTES);
    }

    /**
     * Returns the type {@code list}.
     *
     * @param item the type of its items
     * @return a type
     */
    static HostType listOf(HostType item) {
        return new ListOf(item);
    }

    /**
     * Returns the type {@code set}; a {@code frozenset} is one too.
     *
     * @param item the type of its items
     * @return a type
     */
    static HostType setOf(HostType item) {
        return new SetOf(item);
    }

    /**
     * Returns the type {@code dict}.
     *
     * @param key the type of its keys
     * @param value the type of its values
     * @return a type
     */
    static HostType mapOf(HostType key, HostType value) {
        return new MapOf(key, value);
    }

    /**
     * Returns a type with fields: in Python a {@code dict} with these keys and no others.
     *
     * @param name the type's name, in stubs and messages
     * @param fields its fields
     * @return a type
     * @throws IllegalArgumentException if two fields have one name
     */
    static HostType record(String name, HostParam... fields) {
        return new RecordOf(name, Arrays.asList(fields));
    }

    /**
     * Returns the type of a {@code str} that is one of some.
     *
     * @param values the strings
     * @return a type
     * @throws IllegalArgumentException if there are none, or one is there twice
     */
    static HostType oneOf(String... values) {
        return new EnumOf(Arrays.asList(values));
    }

    /**
     * Returns the type of a value that may also be {@code None}.
     *
     * @param type the type of the value
     * @return a type
     */
    static HostType optional(HostType type) {
        return type instanceof OptionalOf ? type : new OptionalOf(type);
    }

    /**
     * Returns the type as Python's annotations write it.
     *
     * @return text such as {@code list[str]}
     */
    String annotation();

    /**
     * A type without parts.
     *
     * @param kind which one
     */
    record Scalar(Kind kind) implements HostType {
        /**
         * Holds a type.
         *
         * @param kind {@link #kind()}
         */
        public Scalar {
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public String annotation() {
            return kind.pythonName;
        }

        /** The types without parts. */
        public enum Kind {
            /** Any value. */
            ANY("Any"),
            /** {@code None}. */
            NONE("None"),
            /** {@code bool}. */
            BOOL("bool"),
            /** {@code float}, or {@code int}. */
            FLOAT("float"),
            /** {@code str}. */
            STR("str"),
            /** {@code bytes}. */
            BYTES("bytes"),
            /** {@code decimal.Decimal}. */
            DECIMAL("Decimal"),
            /** {@code datetime.date}. */
            DATE("date"),
            /** {@code datetime.datetime}. */
            DATETIME("datetime"),
            /** {@code datetime.time}. */
            TIME("time"),
            /** {@code datetime.timedelta}. */
            TIMEDELTA("timedelta");

            private final String pythonName;

            Kind(String pythonName) {
                this.pythonName = pythonName;
            }
        }
    }

    /**
     * Integers, within bounds or not.
     *
     * @param min the least one, or null
     * @param max the greatest one, or null
     */
    record Int(@Nullable BigInteger min, @Nullable BigInteger max) implements HostType {
        /**
         * Holds a type.
         *
         * @param min {@link #min()}
         * @param max {@link #max()}
         * @throws IllegalArgumentException if {@code min} is greater than {@code max}
         */
        public Int {
            if (min != null && max != null && min.compareTo(max) > 0) {
                throw new IllegalArgumentException("no integer is from " + min + " to " + max);
            }
        }

        @Override
        public String annotation() {
            return "int";
        }
    }

    /**
     * Lists.
     *
     * @param item the type of the items
     */
    record ListOf(HostType item) implements HostType {
        /**
         * Holds a type.
         *
         * @param item {@link #item()}
         */
        public ListOf {
            Objects.requireNonNull(item, "item");
        }

        @Override
        public String annotation() {
            return "list[" + item.annotation() + "]";
        }
    }

    /**
     * Sets.
     *
     * @param item the type of the items
     */
    record SetOf(HostType item) implements HostType {
        /**
         * Holds a type.
         *
         * @param item {@link #item()}
         */
        public SetOf {
            Objects.requireNonNull(item, "item");
        }

        @Override
        public String annotation() {
            return "set[" + item.annotation() + "]";
        }
    }

    /**
     * Dicts.
     *
     * @param key the type of the keys
     * @param value the type of the values
     */
    record MapOf(HostType key, HostType value) implements HostType {
        /**
         * Holds a type.
         *
         * @param key {@link #key()}
         * @param value {@link #value()}
         */
        public MapOf {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String annotation() {
            return "dict[" + key.annotation() + ", " + value.annotation() + "]";
        }
    }

    /**
     * Dicts with known keys.
     *
     * @param name the type's name
     * @param fields the keys, with the types of their values
     */
    record RecordOf(String name, List<HostParam> fields) implements HostType {
        /**
         * Holds a type; copies the list.
         *
         * @param name {@link #name()}
         * @param fields {@link #fields()}
         * @throws IllegalArgumentException if two fields have one name
         */
        public RecordOf {
            Objects.requireNonNull(name, "name");
            fields = List.copyOf(fields);
            Set<String> names = new LinkedHashSet<>();
            for (HostParam field : fields) {
                if (!names.add(field.name())) {
                    throw new IllegalArgumentException(name + " has two fields '" + field.name() + "'");
                }
            }
        }

        @Override
        public String annotation() {
            return name;
        }
    }

    /**
     * Strings out of a list.
     *
     * @param values the strings
     */
    record EnumOf(List<String> values) implements HostType {
        /**
         * Holds a type; copies the list.
         *
         * @param values {@link #values()}
         * @throws IllegalArgumentException if there are none, or one is there twice
         */
        public EnumOf {
            values = List.copyOf(values);
            if (values.isEmpty() || new LinkedHashSet<>(values).size() < values.size()) {
                throw new IllegalArgumentException("a choice has one string or more, each once, not " + values);
            }
        }

        @Override
        public String annotation() {
            return "Literal[" + PythonText.quotedList(values) + "]";
        }
    }

    /**
     * Values that may be {@code None}.
     *
     * @param type the type of those that are not
     */
    record OptionalOf(HostType type) implements HostType {
        /**
         * Holds a type.
         *
         * @param type {@link #type()}
         */
        public OptionalOf {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public String annotation() {
            return type.annotation() + " | None";
        }
    }
}
