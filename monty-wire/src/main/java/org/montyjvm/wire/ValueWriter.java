package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyValue;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;

/**
 * Writes values as JSON, for Python or for anyone else. Containers that are open stand in a queue, not on the thread's
 * stack: the caller's may be small.
 */
final class ValueWriter {
    /** An integer of this many bits may have more digits than may cross; one of fewer bits never has. */
    private static final int PERHAPS_LONG_BITS = (int) (MontyValue.MAX_INT_DIGITS * 3.32);

    private final JsonGenerator json;
    private final boolean forPython;
    private final Deque<OpenContainer> open = new ArrayDeque<>();

    private ValueWriter(JsonGenerator json, boolean forPython) {
        this.json = json;
        this.forPython = forPython;
    }

    /** Returns a writer of what goes into Python, which refuses what only comes out. */
    static ValueWriter forPython(JsonGenerator json) {
        return new ValueWriter(json, true);
    }

    /** Returns a writer of everything, floats with Python's digits. */
    static ValueWriter ofAnything(JsonGenerator json) {
        return new ValueWriter(json, false);
    }

    /**
     * Writes a value.
     *
     * @throws org.montyjvm.MontyResourceError if it nests too deep or has an integer with too many digits
     * @throws org.montyjvm.MontyScriptError if it has a text that Python cannot hold
     * @throws IllegalArgumentException if it is for Python and has a part that only comes out of it
     */
    void write(MontyValue value) throws IOException {
        begin(value);
        while (!open.isEmpty()) {
            if (!open.element().step()) {
                open.remove();
            }
        }
    }

    private void begin(MontyValue value) throws IOException {
        if (value instanceof MontyValue.Str text) {
            string(text.value());
        } else if (value instanceof MontyValue.Int number) {
            integer(number.value());
        } else if (value instanceof MontyValue.Float number) {
            floatNumber(number.value());
        } else if (value instanceof MontyValue.Bool bool) {
            json.writeBoolean(bool.value());
        } else if (value instanceof MontyValue.None) {
            json.writeNull();
        } else if (value instanceof MontyValue.List list) {
            json.writeStartArray();
            push(new Items(list.items().iterator(), 0, false));
        } else if (value instanceof MontyValue.Dict dict) {
            dict(dict);
        } else {
            tagged(value);
        }
    }

    private void dict(MontyValue.Dict dict) throws IOException {
        json.writeStartObject();
        if (dict.entries().stream().allMatch(entry -> isPlain(entry.key()))) {
            push(new Fields(dict.entries().iterator()));
        } else {
            json.writeFieldName("$dict");
            json.writeStartArray();
            push(new Pairs(dict.entries().iterator(), 0));
        }
    }

    private static boolean isPlain(MontyValue key) {
        return key instanceof MontyValue.Str text && !text.value().startsWith("$");
    }

    private void tagged(MontyValue value) throws IOException {
        json.writeStartObject();
        if (value instanceof MontyValue.Tuple tuple) {
            items("$tuple", tuple.items());
        } else if (value instanceof MontyValue.Set set) {
            items("$set", set.items());
        } else if (value instanceof MontyValue.FrozenSet set) {
            items("$frozenset", set.items());
        } else if (value instanceof MontyValue.NamedTuple tuple) {
            namedTuple(tuple);
        } else if (value instanceof MontyValue.ClassType type) {
            json.writeFieldName("$type");
            json.writeStartArray();
            string(type.name());
            json.writeString(type.id().toString());
            json.writeBoolean(type.hostDefined());
            json.writeBoolean(type.dataclass());
            json.writeStartArray();
            push(new Pairs(type.attributes().iterator(), 1));
        } else if (value instanceof MontyValue.Instance instance) {
            json.writeFieldName("$instance");
            json.writeStartArray();
            push(new InstanceParts(instance));
        } else if (value instanceof MontyValue.Module module) {
            json.writeFieldName("$module");
            json.writeStartArray();
            string(module.name());
            json.writeString(module.id().toString());
            json.writeStartArray();
            push(new Pairs(module.attributes().iterator(), 1));
        } else {
            leaf(value);
            json.writeEndObject();
        }
    }

    /** Writes the one field of a tagged value that has no values inside. */
    private void leaf(MontyValue value) throws IOException {
        if (value instanceof MontyValue.Bytes bytes) {
            json.writeStringField("$bytes", Base64.getEncoder().encodeToString(bytes.value()));
        } else if (value instanceof MontyValue.Complex complex) {
            json.writeArrayFieldStart("$complex");
            floatNumber(complex.real());
            floatNumber(complex.imag());
            json.writeEndArray();
        } else if (value instanceof MontyValue.Decimal decimal) {
            text("$decimal", decimal.text());
        } else if (value instanceof MontyValue.Path path) {
            text("$path", path.value());
        } else if (value instanceof MontyValue.BuiltinType type) {
            text("$type", type.name());
        } else if (value instanceof MontyValue.BuiltinFunction function) {
            text("$builtin", function.name());
        } else if (value instanceof MontyValue.ExceptionValue exception) {
            texts("$exception", exception.type(), exception.message());
        } else if (value instanceof MontyValue.Function function) {
            texts("$function", function.name(), function.doc());
        } else if (value instanceof MontyValue.FileHandle file) {
            json.writeArrayFieldStart("$file");
            string(file.path());
            string(file.mode());
            json.writeNumber(file.position());
            json.writeEndArray();
        } else if (value instanceof MontyValue.Ellipsis) {
            json.writeBooleanField("$ellipsis", true);
        } else if (value instanceof MontyValue.NotImplemented) {
            json.writeBooleanField("$notimplemented", true);
        } else if (value instanceof MontyValue.Repr repr) {
            requireOutside(value);
            text("$repr", repr.text());
        } else if (value instanceof MontyValue.Cycle cycle) {
            requireOutside(value);
            text("$cycle", cycle.placeholder());
        } else {
            calendar(value);
        }
    }

    private void requireOutside(MontyValue value) {
        if (forPython) {
            throw new IllegalArgumentException("a " + value.getClass().getSimpleName()
                    + " comes out of Python only: it stands for a value that could not cross, and cannot go in");
        }
    }

    private void calendar(MontyValue value) throws IOException {
        if (value instanceof MontyValue.Date date) {
            json.writeArrayFieldStart("$date");
            numbers(
                    date.value().getYear(),
                    date.value().getMonthValue(),
                    date.value().getDayOfMonth());
        } else if (value instanceof MontyValue.DateTime moment) {
            json.writeArrayFieldStart("$datetime");
            var at = moment.value();
            numbers(at.getYear(), at.getMonthValue(), at.getDayOfMonth(), at.getHour(), at.getMinute(), at.getSecond());
            zone(at.getNano(), moment.offsetSeconds(), moment.zoneName());
        } else if (value instanceof MontyValue.Time time) {
            json.writeArrayFieldStart("$time");
            var at = time.value();
            numbers(at.getHour(), at.getMinute(), at.getSecond());
            zone(at.getNano(), time.offsetSeconds(), time.zoneName());
            numbers(time.fold());
        } else if (value instanceof MontyValue.TimeDelta delta) {
            json.writeArrayFieldStart("$timedelta");
            numbers(delta.days(), delta.seconds(), delta.microseconds());
        } else if (value instanceof MontyValue.TimeZone zone) {
            json.writeArrayFieldStart("$timezone");
            numbers(zone.offsetSeconds());
            nullable(zone.name());
        } else {
            throw new IllegalStateException("no wire form for " + value.getClass());
        }
        json.writeEndArray();
    }

    private void zone(int nanos, @Nullable Integer offsetSeconds, @Nullable String name) throws IOException {
        numbers(nanos / 1_000);
        if (offsetSeconds == null) {
            json.writeNull();
        } else {
            json.writeNumber(offsetSeconds);
        }
        nullable(name);
    }

    private void numbers(int... numbers) throws IOException {
        for (int number : numbers) {
            json.writeNumber(number);
        }
    }

    private void namedTuple(MontyValue.NamedTuple tuple) throws IOException {
        json.writeArrayFieldStart("$namedtuple");
        string(tuple.typeName());
        json.writeStartArray();
        for (String field : tuple.fields()) {
            string(field);
        }
        json.writeEndArray();
        json.writeStartArray();
        push(new Items(tuple.values().iterator(), 1, true));
    }

    private void items(String tag, List<MontyValue> items) throws IOException {
        json.writeArrayFieldStart(tag);
        push(new Items(items.iterator(), 0, true));
    }

    private void text(String tag, String text) throws IOException {
        json.writeFieldName(tag);
        string(text);
    }

    private void texts(String tag, String first, @Nullable String second) throws IOException {
        json.writeArrayFieldStart(tag);
        string(first);
        nullable(second);
        json.writeEndArray();
    }

    private void nullable(@Nullable String text) throws IOException {
        if (text == null) {
            json.writeNull();
        } else {
            string(text);
        }
    }

    private void string(String text) throws IOException {
        json.writeString(Utf8Text.require(text));
    }

    private void integer(BigInteger value) throws IOException {
        if (value.bitLength() < Long.SIZE) {
            json.writeNumber(value.longValue());
            return;
        }
        if (value.bitLength() >= PERHAPS_LONG_BITS && value.abs().compareTo(FirstTooLong.INTEGER) >= 0) {
            long digits = Math.round(Math.ceil(value.bitLength() * 0.30103));
            throw MontyErrors.resource(MontyLimit.DIGITS, MontyValue.MAX_INT_DIGITS, digits, MontyFailure.NONE);
        }
        json.writeNumber(value);
    }

    private void floatNumber(double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeStartObject();
            json.writeStringField("$float", Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
            json.writeEndObject();
        } else if (forPython) {
            json.writeNumber(
                    Double.toString(value)); // the quickest; reads back the same, whatever digits the JDK chose
        } else {
            json.writeNumber(new MontyValue.Float(value).toString());
        }
    }

    /** Made when it is first needed, which hardly anybody does. */
    private static final class FirstTooLong {
        static final BigInteger INTEGER = BigInteger.TEN.pow(MontyValue.MAX_INT_DIGITS);
    }

    private void push(OpenContainer container) {
        open.push(container);
        if (open.size() > MontyValue.MAX_NESTING) {
            throw MontyErrors.resource(MontyLimit.NESTING, MontyValue.MAX_NESTING, open.size(), MontyFailure.NONE);
        }
    }

    /** A container that is being written. */
    private interface OpenContainer {
        /** Writes what comes next and returns true, or writes the end and returns false. */
        boolean step() throws IOException;
    }

    /** The values of an array, with {@code outer} arrays around it and perhaps the object of a tag. */
    private final class Items implements OpenContainer {
        private final Iterator<MontyValue> items;
        private final int outer;
        private final boolean tagged;

        Items(Iterator<MontyValue> items, int outer, boolean tagged) {
            this.items = items;
            this.outer = outer;
            this.tagged = tagged;
        }

        @Override
        public boolean step() throws IOException {
            if (items.hasNext()) {
                begin(items.next());
                return true;
            }
            closeArrays(outer + 1);
            if (tagged) {
                json.writeEndObject();
            }
            return false;
        }
    }

    /** The {@code [key, value]} pairs of a tagged value, with {@code outer} arrays around them. */
    private final class Pairs implements OpenContainer {
        private final Iterator<MontyValue.Entry> entries;
        private final int outer;
        private @Nullable MontyValue value;
        private boolean inPair;

        Pairs(Iterator<MontyValue.Entry> entries, int outer) {
            this.entries = entries;
            this.outer = outer;
        }

        @Override
        public boolean step() throws IOException {
            MontyValue pending = value;
            if (pending != null) {
                value = null;
                begin(pending);
                return true;
            }
            if (inPair) {
                json.writeEndArray();
                inPair = false;
            }
            if (entries.hasNext()) {
                MontyValue.Entry entry = entries.next();
                json.writeStartArray();
                inPair = true;
                value = entry.value();
                begin(entry.key());
                return true;
            }
            closeArrays(outer + 1);
            json.writeEndObject();
            return false;
        }
    }

    /** The fields of a dict that is a JSON object. */
    private final class Fields implements OpenContainer {
        private final Iterator<MontyValue.Entry> entries;

        Fields(Iterator<MontyValue.Entry> entries) {
            this.entries = entries;
        }

        @Override
        public boolean step() throws IOException {
            if (entries.hasNext()) {
                MontyValue.Entry entry = entries.next();
                json.writeFieldName(Utf8Text.require(((MontyValue.Str) entry.key()).value()));
                begin(entry.value());
                return true;
            }
            json.writeEndObject();
            return false;
        }
    }

    /** The class of an instance, then its identity and its attributes. */
    private final class InstanceParts implements OpenContainer {
        private final MontyValue.Instance instance;
        private @Nullable Pairs attributes;
        private boolean classWritten;

        InstanceParts(MontyValue.Instance instance) {
            this.instance = instance;
        }

        @Override
        public boolean step() throws IOException {
            if (!classWritten) {
                classWritten = true;
                begin(instance.type());
                return true;
            }
            Pairs pairs = attributes;
            if (pairs == null) {
                json.writeString(instance.id().toString());
                json.writeStartArray();
                pairs = new Pairs(instance.attributes().iterator(), 1);
                attributes = pairs;
            }
            return pairs.step();
        }
    }

    private void closeArrays(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            json.writeEndArray();
        }
    }
}
