package org.montyjvm;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.convert.FromJava;
import org.montyjvm.internal.convert.ToJava;
import org.montyjvm.internal.repr.PythonRepr;
import org.montyjvm.internal.rules.CalendarRules;
import org.montyjvm.internal.rules.DecimalText;
import org.montyjvm.internal.rules.FileModes;
import org.montyjvm.internal.tree.Structure;

/**
 * A Python value outside the interpreter: one record for each Python type, and nothing else. {@link #toString()} is
 * Python's {@code repr}, as the interpreter gives it.
 *
 * <p>Immutable, and safe to share between threads. Take one apart with {@code instanceof}, or turn it into a Java type:
 *
 * <pre>{@code
 * long count = result.value().asLong();
 * Order order = result.value().as(Order.class);                                   // a record
 * List<Order> orders = result.value().as(new MontyTypeRef<List<Order>>() {});
 * }</pre>
 *
 * <p><b>Conversions are exact.</b> Nothing is rounded, cut off or guessed: {@code 3.0} is the {@code int} 3 and
 * {@code 1.5} is none, {@code 2 ** 53 + 1} is no {@code double}, and a dict with a key that a record does not know is an
 * error. What does not fit throws {@link MontyConversionException}, which names both types and the place.
 *
 * <p><b>Equality</b> is that of Java records, type by type: {@code Int(1)}, {@code Float(1.0)} and {@code Bool(true)} are
 * three different values here, though Python calls them equal. The order of the entries of a dict and of the items of a
 * set does not matter.
 *
 * <p><b>Depth.</b> A value that crosses between Java and Python nests at most {@value #MAX_NESTING} levels: a number is
 * at level 0, {@code []} at level 1, {@code [[]]} at level 2. The constructors of the records do not check it,
 * {@link #of(Object)} and the engines do. {@code equals}, {@code hashCode}, {@code toString} and all conversions need
 * no more stack for a deep value than for a flat one.
 */
@SuppressWarnings("JavaLangClash") // the names are Python's; they are nested, so that they are used qualified
public sealed interface MontyValue
        permits MontyValue.None,
                MontyValue.Bool,
                MontyValue.Int,
                MontyValue.Float,
                MontyValue.Complex,
                MontyValue.Str,
                MontyValue.Bytes,
                MontyValue.List,
                MontyValue.Tuple,
                MontyValue.Set,
                MontyValue.FrozenSet,
                MontyValue.Dict,
                MontyValue.NamedTuple,
                MontyValue.Date,
                MontyValue.DateTime,
                MontyValue.Time,
                MontyValue.TimeDelta,
                MontyValue.TimeZone,
                MontyValue.Decimal,
                MontyValue.Path,
                MontyValue.ClassType,
                MontyValue.Instance,
                MontyValue.BuiltinType,
                MontyValue.ExceptionValue,
                MontyValue.Function,
                MontyValue.BuiltinFunction,
                MontyValue.Module,
                MontyValue.FileHandle,
                MontyValue.Ellipsis,
                MontyValue.NotImplemented,
                MontyValue.Repr,
                MontyValue.Cycle {

    /** The most levels that a value may nest to cross between Java and Python. */
    int MAX_NESTING = 1_000;

    /** The most decimal digits that an {@code int} may have to cross between Java and Python. */
    int MAX_INT_DIGITS = 200_000;

    /**
     * Returns the Python value of a Java object.
     *
     * <table>
     * <caption>What becomes what</caption>
     * <thead><tr><th>Java</th><th>Python</th></tr></thead>
     * <tbody>
     * <tr><td>null, {@code Optional.empty()}</td><td>None</td></tr>
     * <tr><td>Boolean</td><td>bool</td></tr>
     * <tr><td>Byte, Short, Integer, Long, BigInteger</td><td>int</td></tr>
     * <tr><td>Float, Double</td><td>float</td></tr>
     * <tr><td>BigDecimal</td><td>Decimal</td></tr>
     * <tr><td>CharSequence, Character, UUID, an enum's name</td><td>str</td></tr>
     * <tr><td>byte[]</td><td>bytes</td></tr>
     * <tr><td>other arrays, Iterable</td><td>list</td></tr>
     * <tr><td>java.util.Set</td><td>set</td></tr>
     * <tr><td>Map</td><td>dict, in the map's order</td></tr>
     * <tr><td>a record</td><td>dict of its components by name</td></tr>
     * <tr><td>LocalDate, LocalTime, OffsetTime</td><td>date, time</td></tr>
     * <tr><td>LocalDateTime, OffsetDateTime, Instant (in UTC)</td><td>datetime</td></tr>
     * <tr><td>Duration, ZoneOffset</td><td>timedelta, timezone</td></tr>
     * <tr><td>MontyValue</td><td>as it is</td></tr>
     * </tbody>
     * </table>
     *
     * <p>An {@code Optional} with a value becomes that value.
     *
     * @param object the object, or null
     * @return its Python value
     * @throws MontyConversionException if the object, or something inside it, has no Python form, or none that is
     *     exact: Python's times have no nanoseconds
     * @throws MontyResourceError if the object nests deeper than {@value #MAX_NESTING} levels or contains itself; the
     *     limit is {@link MontyLimit#NESTING}
     */
    static MontyValue of(@Nullable Object object) {
        return FromJava.convert(object, "$");
    }

    /**
     * Returns the name of the value's type, as {@code type(value).__name__} gives it in Python.
     *
     * @return a name such as {@code "int"}, {@code "NoneType"} or that of a class of the script
     */
    String typeName();

    /**
     * Returns the value as {@code repr(value)} gives it in Python.
     *
     * @return the text, which may be long
     */
    @Override
    String toString();

    /**
     * Tells whether the value is Python's {@code None}.
     *
     * @return true for {@link None} only
     */
    default boolean isNone() {
        return this instanceof None;
    }

    /**
     * Tells what {@code bool(value)} gives in Python: false for {@code None}, {@code False}, zero and what is empty.
     *
     * @return the truth value
     */
    default boolean isTruthy() {
        return true;
    }

    /**
     * Returns the Java boolean of a Python {@code bool}.
     *
     * @return the truth value
     * @throws MontyConversionException if this is no bool; see {@link #isTruthy()} for Python's truth of any value
     */
    default boolean asBoolean() {
        return as(boolean.class);
    }

    /**
     * Returns the {@code int} of a Python number with the same value.
     *
     * @return the number
     * @throws MontyConversionException if this is no int, float or Decimal, has a fraction, or is out of range
     */
    default int asInt() {
        return as(int.class);
    }

    /**
     * Returns the {@code long} of a Python number with the same value.
     *
     * @return the number
     * @throws MontyConversionException if this is no int, float or Decimal, has a fraction, or is out of range
     */
    default long asLong() {
        return as(long.class);
    }

    /**
     * Returns the {@code BigInteger} of a Python number with the same value.
     *
     * @return the number
     * @throws MontyConversionException if this is no int, float or Decimal, or has a fraction
     */
    default BigInteger asBigInteger() {
        return as(BigInteger.class);
    }

    /**
     * Returns the {@code double} of a Python number with the same value.
     *
     * @return the number, infinities and NaN included
     * @throws MontyConversionException if this is no int, float or Decimal, or no double has exactly its value
     */
    default double asDouble() {
        return as(double.class);
    }

    /**
     * Returns the {@code BigDecimal} of a Python number. That of a float has the digits that Python prints for it, the
     * fewest that no other float has: {@code 0.1} gives {@code 0.1}.
     *
     * @return the number; that of a Decimal keeps its trailing zeros
     * @throws MontyConversionException if this is no int, float or Decimal, or is infinite or NaN
     */
    default BigDecimal asBigDecimal() {
        return as(BigDecimal.class);
    }

    /**
     * Returns the text of a Python {@code str}.
     *
     * @return the text
     * @throws MontyConversionException if this is no str; {@link #toString()} works for every value
     */
    default String asString() {
        return as(String.class);
    }

    /**
     * Returns a copy of the bytes of a Python {@code bytes}.
     *
     * @return the bytes, owned by the caller
     * @throws MontyConversionException if this is no bytes
     */
    default byte[] asBytes() {
        return as(byte[].class);
    }

    /**
     * Returns the items of a Python list, tuple, named tuple, set or frozenset.
     *
     * @return an unmodifiable list, in Python's order
     * @throws MontyConversionException if this is none of those
     */
    default java.util.List<MontyValue> asList() {
        return ToJava.list(this);
    }

    /**
     * Returns the entries of a Python dict.
     *
     * @return an unmodifiable map, in Python's order
     * @throws MontyConversionException if this is no dict, or if two of its keys are equal here; a dict can hold NaN
     *     twice
     */
    default Map<MontyValue, MontyValue> asMap() {
        return ToJava.map(this);
    }

    /**
     * Returns the Java object of a Python value, exactly.
     *
     * <table>
     * <caption>What can be asked for</caption>
     * <thead><tr><th>Java</th><th>Python</th></tr></thead>
     * <tbody>
     * <tr><td>boolean</td><td>bool</td></tr>
     * <tr><td>byte, short, int, long, BigInteger, float, double</td><td>int, float, Decimal of the same value</td></tr>
     * <tr><td>BigDecimal</td><td>int, float, Decimal; see {@link #asBigDecimal()}</td></tr>
     * <tr><td>String, CharSequence</td><td>str</td></tr>
     * <tr><td>char, UUID, an enum by name</td><td>str</td></tr>
     * <tr><td>byte[]</td><td>bytes</td></tr>
     * <tr><td>List, Collection, Iterable, arrays</td><td>list, tuple, named tuple, set, frozenset</td></tr>
     * <tr><td>java.util.Set</td><td>set, frozenset</td></tr>
     * <tr><td>Map</td><td>dict</td></tr>
     * <tr><td>a record</td><td>dict with str keys, named tuple, or an object's attributes</td></tr>
     * <tr><td>Optional</td><td>None, or what its value is made of</td></tr>
     * <tr><td>LocalDate</td><td>date</td></tr>
     * <tr><td>LocalDateTime</td><td>naive datetime</td></tr>
     * <tr><td>OffsetDateTime, Instant</td><td>aware datetime</td></tr>
     * <tr><td>LocalTime, OffsetTime</td><td>naive time, aware time</td></tr>
     * <tr><td>Duration, ZoneOffset</td><td>timedelta, timezone</td></tr>
     * <tr><td>MontyValue or one of its records</td><td>as it is</td></tr>
     * <tr><td>Object</td><td>anything, in the Java type that suits it best: Boolean, Long or BigInteger, Double,
     *     BigDecimal, String, byte[], List, Set, Map, a type of java.time; None and the rest stay MontyValues</td></tr>
     * </tbody>
     * </table>
     *
     * <p>A record's component takes the key of its own name or of that name in snake case: {@code orderId} takes
     * {@code orderId} or {@code order_id}. Every key must have a component. Every component must have a key, but for
     * those of type {@code Optional} and those annotated {@code @Nullable}, of any make. {@code None} becomes Java null
     * for what is {@code @Nullable}, and nowhere else. A record of a named module must be in a package that is opened to
     * the module {@code org.montyjvm}.
     *
     * <p>Collections and maps are unmodifiable and keep Python's order.
     *
     * @param type the class to convert to; use {@link #as(MontyTypeRef)} for one with type arguments
     * @param <T> the type to convert to
     * @return the Java object
     * @throws MontyConversionException if the value, or something inside it, has no exact form in that type
     */
    default <T> T as(Class<T> type) {
        return ToJava.convert(this, type);
    }

    /**
     * Returns the Java object of a Python value, exactly, for a type with type arguments. See {@link #as(Class)} for
     * what can be asked for.
     *
     * @param type the type to convert to, such as {@code new MontyTypeRef<List<Order>>() {}}
     * @param <T> the type to convert to
     * @return the Java object; null only if the type is annotated {@code @Nullable} and this is {@code None}
     * @throws MontyConversionException if the value, or something inside it, has no exact form in that type
     */
    default <T extends @Nullable Object> T as(MontyTypeRef<T> type) {
        return ToJava.convert(this, type);
    }

    /**
     * Python's {@code None}: a value, never Java null.
     */
    record None() implements MontyValue {
        /** The one that everybody needs. */
        public static final None INSTANCE = new None();

        @Override
        public String typeName() {
            return "NoneType";
        }

        @Override
        public boolean isTruthy() {
            return false;
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code bool}.
     *
     * @param value the truth value
     */
    record Bool(boolean value) implements MontyValue {
        /** Python's {@code True}. */
        public static final Bool TRUE = new Bool(true);

        /** Python's {@code False}. */
        public static final Bool FALSE = new Bool(false);

        @Override
        public String typeName() {
            return "bool";
        }

        @Override
        public boolean isTruthy() {
            return value;
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code int}, of any size.
     *
     * @param value the number
     */
    record Int(BigInteger value) implements MontyValue {
        /**
         * Holds a value.
         *
         * @param value {@link #value()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Int {
            Objects.requireNonNull(value, "value");
        }

        /**
         * Returns the Python {@code int} of a Java {@code long}.
         *
         * @param value the number
         * @return a new value
         */
        public static Int of(long value) {
            return new Int(BigInteger.valueOf(value));
        }

        @Override
        public String typeName() {
            return "int";
        }

        @Override
        public boolean isTruthy() {
            return value.signum() != 0;
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code float}. Two of them are equal as {@link Double#equals} says: NaN equals itself, and {@code -0.0}
     * does not equal {@code 0.0}.
     *
     * @param value the number, infinities and NaN included
     */
    record Float(double value) implements MontyValue {
        @Override
        public String typeName() {
            return "float";
        }

        @Override
        public boolean isTruthy() {
            return value != 0;
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code complex}; its parts are equal as those of {@link Float} are.
     *
     * @param real the real part
     * @param imag the imaginary part
     */
    record Complex(double real, double imag) implements MontyValue {
        @Override
        public String typeName() {
            return "complex";
        }

        @Override
        public boolean isTruthy() {
            return real != 0 || imag != 0;
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code str}.
     *
     * @param value the text
     */
    record Str(String value) implements MontyValue {
        /**
         * Holds a value.
         *
         * @param value {@link #value()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Str {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String typeName() {
            return "str";
        }

        @Override
        public boolean isTruthy() {
            return !value.isEmpty();
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code bytes}; equal by content.
     *
     * @param value the bytes; copied on the way in and on the way out
     */
    @SuppressWarnings("ArrayRecordComponent") // copied and compared by content, below
    record Bytes(byte[] value) implements MontyValue {
        /**
         * Holds a copy of the bytes.
         *
         * @param value {@link #value()}
         */
        public Bytes {
            value = value.clone();
        }

        /**
         * Returns the bytes.
         *
         * @return a copy, owned by the caller
         */
        @Override
        public byte[] value() {
            return value.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String typeName() {
            return "bytes";
        }

        @Override
        public boolean isTruthy() {
            return value.length != 0;
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code list}.
     *
     * @param items the items, in order
     */
    record List(java.util.List<MontyValue> items) implements MontyValue {
        /**
         * Holds a copy of the items.
         *
         * @param items {@link #items()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public List {
            items = java.util.List.copyOf(items);
        }

        @Override
        public String typeName() {
            return "list";
        }

        @Override
        public boolean isTruthy() {
            return !items.isEmpty();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return Structure.equal(this, other);
        }

        @Override
        public int hashCode() {
            return Structure.hash(this);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code tuple}.
     *
     * @param items the items, in order
     */
    record Tuple(java.util.List<MontyValue> items) implements MontyValue {
        /**
         * Holds a copy of the items.
         *
         * @param items {@link #items()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Tuple {
            items = java.util.List.copyOf(items);
        }

        @Override
        public String typeName() {
            return "tuple";
        }

        @Override
        public boolean isTruthy() {
            return !items.isEmpty();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return Structure.equal(this, other);
        }

        @Override
        public int hashCode() {
            return Structure.hash(this);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code set}; equal to another set with the same items in any order.
     *
     * @param items the items, in the order that Python iterates over them
     */
    record Set(java.util.List<MontyValue> items) implements MontyValue {
        /**
         * Holds a copy of the items.
         *
         * @param items {@link #items()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Set {
            items = java.util.List.copyOf(items);
        }

        @Override
        public String typeName() {
            return "set";
        }

        @Override
        public boolean isTruthy() {
            return !items.isEmpty();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return Structure.equal(this, other);
        }

        @Override
        public int hashCode() {
            return Structure.hash(this);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code frozenset}; equal to another frozenset with the same items in any order.
     *
     * @param items the items, in the order that Python iterates over them
     */
    record FrozenSet(java.util.List<MontyValue> items) implements MontyValue {
        /**
         * Holds a copy of the items.
         *
         * @param items {@link #items()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public FrozenSet {
            items = java.util.List.copyOf(items);
        }

        @Override
        public String typeName() {
            return "frozenset";
        }

        @Override
        public boolean isTruthy() {
            return !items.isEmpty();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return Structure.equal(this, other);
        }

        @Override
        public int hashCode() {
            return Structure.hash(this);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code dict}; equal to another dict with the same entries in any order.
     *
     * @param entries the entries, in insertion order
     */
    record Dict(java.util.List<Entry> entries) implements MontyValue {
        /**
         * Holds a copy of the entries.
         *
         * @param entries {@link #entries()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Dict {
            entries = java.util.List.copyOf(entries);
        }

        @Override
        public String typeName() {
            return "dict";
        }

        @Override
        public boolean isTruthy() {
            return !entries.isEmpty();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return Structure.equal(this, other);
        }

        @Override
        public int hashCode() {
            return Structure.hash(this);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * An entry of a {@link Dict}, or an attribute of an object, whose key is a {@link Str} then.
     *
     * @param key the key
     * @param value the value
     */
    record Entry(MontyValue key, MontyValue value) {
        /**
         * Holds an entry.
         *
         * @param key {@link #key()}
         * @param value {@link #value()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }

        /** Returns the entry as a dict shows it: {@code 'a': 1}. */
        @Override
        public String toString() {
            return key + ": " + value;
        }
    }

    /**
     * A tuple with field names: an instance of what {@code collections.namedtuple} makes.
     *
     * @param typeName the name of its class
     * @param fields the names of the fields, in order
     * @param values the value of each field
     */
    record NamedTuple(String typeName, java.util.List<String> fields, java.util.List<MontyValue> values)
            implements MontyValue {
        /**
         * Holds copies of both lists.
         *
         * @param typeName {@link #typeName()}
         * @param fields {@link #fields()}
         * @param values {@link #values()}
         * @throws IllegalArgumentException if there are not as many values as fields
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public NamedTuple {
            Objects.requireNonNull(typeName, "typeName");
            fields = java.util.List.copyOf(fields);
            values = java.util.List.copyOf(values);
            if (fields.size() != values.size()) {
                throw new IllegalArgumentException(fields.size() + " fields but " + values.size() + " values");
            }
        }

        @Override
        public boolean isTruthy() {
            return !values.isEmpty();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return Structure.equal(this, other);
        }

        @Override
        public int hashCode() {
            return Structure.hash(this);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code datetime.date}.
     *
     * @param value the date, in the years 1 to 9999
     */
    record Date(LocalDate value) implements MontyValue {
        /**
         * Holds a date.
         *
         * @param value {@link #value()}
         * @throws IllegalArgumentException if Python has no such year
         */
        public Date {
            CalendarRules.requireYear(value);
        }

        @Override
        public String typeName() {
            return "date";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code datetime.datetime}, naive or aware. Two of them are equal if all three parts are, where Python
     * compares the instants of aware ones.
     *
     * @param value the date and time on the clock, in the years 1 to 9999, in whole microseconds
     * @param offsetSeconds the offset from UTC, less than a day, or null if naive
     * @param zoneName the name given to the zone, or null; {@code datetime.timezone.utc} has none
     */
    record DateTime(
            LocalDateTime value,
            @Nullable Integer offsetSeconds,
            @Nullable String zoneName) implements MontyValue {
        /**
         * Holds a date and time.
         *
         * @param value {@link #value()}
         * @param offsetSeconds {@link #offsetSeconds()}
         * @param zoneName {@link #zoneName()}
         * @throws IllegalArgumentException if Python has no such year, fraction of a second or offset, or if there is a
         *     zone name without an offset
         */
        public DateTime {
            CalendarRules.requireYear(value.toLocalDate());
            CalendarRules.requireMicros(value.toLocalTime());
            CalendarRules.requireZone(offsetSeconds, zoneName);
        }

        @Override
        public String typeName() {
            return "datetime";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code datetime.time}, naive or aware.
     *
     * @param value the time on the clock, in whole microseconds
     * @param offsetSeconds the offset from UTC, less than a day, or null if naive
     * @param zoneName the name given to the zone, or null
     * @param fold 1 for the second of two equal times when clocks go back, else 0
     */
    record Time(
            LocalTime value,
            @Nullable Integer offsetSeconds,
            @Nullable String zoneName,
            int fold) implements MontyValue {
        /**
         * Holds a time.
         *
         * @param value {@link #value()}
         * @param offsetSeconds {@link #offsetSeconds()}
         * @param zoneName {@link #zoneName()}
         * @param fold {@link #fold()}
         * @throws IllegalArgumentException if Python has no such fraction of a second, offset or fold, or if there is a
         *     zone name without an offset
         */
        public Time {
            CalendarRules.requireMicros(value);
            CalendarRules.requireZone(offsetSeconds, zoneName);
            CalendarRules.requireFold(fold);
        }

        @Override
        public String typeName() {
            return "time";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code datetime.timedelta}, in Python's normal form: only the days can be negative.
     *
     * @param days the days, between -999,999,999 and 999,999,999
     * @param seconds the seconds, between 0 and 86,399
     * @param microseconds the microseconds, between 0 and 999,999
     */
    record TimeDelta(int days, int seconds, int microseconds) implements MontyValue {
        /**
         * Holds the time span in normal form, as Python's constructor does: {@code new TimeDelta(0, -1, 0)} is
         * {@code timedelta(days=-1, seconds=86399)}.
         *
         * @param days days, of either sign
         * @param seconds seconds, of either sign and any number
         * @param microseconds microseconds, of either sign and any number
         * @throws IllegalArgumentException if the span is longer than Python's longest
         */
        public TimeDelta {
            long wholeSeconds = seconds + (long) Math.floorDiv(microseconds, 1_000_000);
            microseconds = Math.floorMod(microseconds, 1_000_000);
            days = CalendarRules.requireDays(days + Math.floorDiv(wholeSeconds, 86_400L));
            seconds = Math.floorMod(wholeSeconds, 86_400);
        }

        @Override
        public String typeName() {
            return "timedelta";
        }

        @Override
        public boolean isTruthy() {
            return days != 0 || seconds != 0 || microseconds != 0;
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code datetime.timezone}: a fixed offset. Two of them are equal if offset and name are.
     *
     * @param offsetSeconds the offset from UTC, less than a day
     * @param name the name given to the zone, or null
     */
    record TimeZone(int offsetSeconds, @Nullable String name) implements MontyValue {
        /**
         * Holds an offset.
         *
         * @param offsetSeconds {@link #offsetSeconds()}
         * @param name {@link #name()}
         * @throws IllegalArgumentException if the offset is a day or more
         */
        public TimeZone {
            CalendarRules.requireZone(offsetSeconds, name);
        }

        @Override
        public String typeName() {
            return "timezone";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code decimal.Decimal}; equal by text, so {@code 1.2} does not equal {@code 1.20} here.
     *
     * @param text the number as Python's {@code str} prints it, such as {@code 1.20}, {@code 1E+5} or
     *     {@code NaN}
     */
    record Decimal(String text) implements MontyValue {
        /**
         * Holds a decimal.
         *
         * @param text {@link #text()}
         * @throws IllegalArgumentException if the text is not a decimal number
         */
        public Decimal {
            DecimalText.require(text);
        }

        @Override
        public String typeName() {
            return "Decimal";
        }

        @Override
        public boolean isTruthy() {
            return !DecimalText.isZero(text);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code pathlib.Path}: a POSIX path inside the sandbox, never one of the host.
     *
     * @param value the path
     */
    record Path(String value) implements MontyValue {
        /**
         * Holds a value.
         *
         * @param value {@link #value()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Path {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String typeName() {
            return "PosixPath";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * A class that is not built in, as a value.
     *
     * @param name its name
     * @param id its identity, made by the side that defined it
     * @param hostDefined whether the host defined it, and not the script
     * @param dataclass whether it is a dataclass
     * @param attributes its own attributes that have values, in order
     */
    record ClassType(String name, UUID id, boolean hostDefined, boolean dataclass, java.util.List<Entry> attributes)
            implements MontyValue {
        /**
         * Holds a class.
         *
         * @param name {@link #name()}
         * @param id {@link #id()}
         * @param hostDefined {@link #hostDefined()}
         * @param dataclass {@link #dataclass()}
         * @param attributes {@link #attributes()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public ClassType {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(id, "id");
            attributes = java.util.List.copyOf(attributes);
        }

        @Override
        public String typeName() {
            return "type";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return Structure.equal(this, other);
        }

        @Override
        public int hashCode() {
            return Structure.hash(this);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * An object of a class that is not built in. {@link #toString()} shows its attributes, as a dataclass does: the
     * {@code __repr__} that a script may have written stays in the sandbox.
     *
     * @param type its class
     * @param id its identity
     * @param attributes its attributes, in order
     */
    record Instance(ClassType type, UUID id, java.util.List<Entry> attributes) implements MontyValue {
        /**
         * Holds an object.
         *
         * @param type {@link #type()}
         * @param id {@link #id()}
         * @param attributes {@link #attributes()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Instance {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(id, "id");
            attributes = java.util.List.copyOf(attributes);
        }

        @Override
        public String typeName() {
            return type.name();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return Structure.equal(this, other);
        }

        @Override
        public int hashCode() {
            return Structure.hash(this);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * A built-in type, as a value: what {@code int} or {@code type(x)} gives.
     *
     * @param name its name, with the module where Python shows one: {@code int}, {@code datetime.date}
     */
    record BuiltinType(String name) implements MontyValue {
        /**
         * Holds a value.
         *
         * @param name {@link #name()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public BuiltinType {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String typeName() {
            return "type";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * An exception as a value, not raised.
     *
     * @param type the name of its type
     * @param message its message, or null
     */
    record ExceptionValue(String type, @Nullable String message) implements MontyValue {
        /**
         * Holds a value.
         *
         * @param type {@link #type()}
         * @param message {@link #message()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public ExceptionValue {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public String typeName() {
            return type.substring(type.lastIndexOf('.') + 1);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * A function of the host that Python can call by its name.
     *
     * @param name its name
     * @param doc its documentation for {@code help}, or null
     */
    record Function(String name, @Nullable String doc) implements MontyValue {
        /**
         * Holds a value.
         *
         * @param name {@link #name()}
         * @param doc {@link #doc()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Function {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String typeName() {
            return "function";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * A built-in function, as a value.
     *
     * @param name its name, such as {@code len}
     */
    record BuiltinFunction(String name) implements MontyValue {
        /**
         * Holds a value.
         *
         * @param name {@link #name()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public BuiltinFunction {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String typeName() {
            return "builtin_function_or_method";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * A module of the host that Python can use by its name.
     *
     * @param name its name
     * @param id its identity
     * @param attributes what it holds, in order
     */
    record Module(String name, UUID id, java.util.List<Entry> attributes) implements MontyValue {
        /**
         * Holds a module.
         *
         * @param name {@link #name()}
         * @param id {@link #id()}
         * @param attributes {@link #attributes()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Module {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(id, "id");
            attributes = java.util.List.copyOf(attributes);
        }

        @Override
        public String typeName() {
            return "module";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return Structure.equal(this, other);
        }

        @Override
        public int hashCode() {
            return Structure.hash(this);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * An open file of the sandbox.
     *
     * @param path its path inside the sandbox
     * @param mode the mode it was opened with, such as {@code r} or {@code rb+}
     * @param position where the next read or write happens: characters in text mode, else bytes
     */
    record FileHandle(String path, String mode, long position) implements MontyValue {
        /**
         * Holds an open file.
         *
         * @param path {@link #path()}
         * @param mode {@link #mode()}
         * @param position {@link #position()}
         * @throws IllegalArgumentException if the position is negative
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public FileHandle {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(mode, "mode");
            if (position < 0) {
                throw new IllegalArgumentException("position must not be negative, was " + position);
            }
        }

        @Override
        public String typeName() {
            return FileModes.typeName(mode);
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code ...}.
     */
    record Ellipsis() implements MontyValue {
        /** The one that everybody needs. */
        public static final Ellipsis INSTANCE = new Ellipsis();

        @Override
        public String typeName() {
            return "ellipsis";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * Python's {@code NotImplemented}.
     */
    record NotImplemented() implements MontyValue {
        /** The one that everybody needs. */
        public static final NotImplemented INSTANCE = new NotImplemented();

        @Override
        public String typeName() {
            return "NotImplementedType";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * A value that has no form outside the sandbox, such as a generator or a compiled pattern: its {@code repr} alone.
     * Comes out of Python and cannot go in.
     *
     * @param text what {@code repr} gave
     */
    record Repr(String text) implements MontyValue {
        /**
         * Holds a value.
         *
         * @param text {@link #text()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Repr {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String typeName() {
            return "repr";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }

    /**
     * The place where a container holds itself again, as {@code repr} shows it. Comes out of Python and cannot go in.
     *
     * @param placeholder {@code [...]} or the like
     */
    record Cycle(String placeholder) implements MontyValue {
        /**
         * Holds a value.
         *
         * @param placeholder {@link #placeholder()}
         * @throws NullPointerException if an argument that is not nullable is null
         */
        public Cycle {
            Objects.requireNonNull(placeholder, "placeholder");
        }

        @Override
        public String typeName() {
            return "cycle";
        }

        @Override
        public String toString() {
            return PythonRepr.of(this);
        }
    }
}
