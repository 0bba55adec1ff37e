package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/**
 * Reads values from JSON, strictly. Containers that are open stand in a queue, not on the thread's stack: the caller's
 * may be small.
 */
final class ValueReader {
    private final JsonParser json;
    private final Deque<OpenContainer> open = new ArrayDeque<>();

    ValueReader(JsonParser json) {
        this.json = json;
    }

    /**
     * Reads the value whose first token is current, and leaves its last token current.
     *
     * @throws IOException if it is not JSON, or not of the wire format
     */
    MontyValue read() throws IOException {
        try {
            return readValue();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new IOException(e.getMessage() + " at character " + position(), e); // a value that Python cannot have
        }
    }

    private MontyValue readValue() throws IOException {
        @Nullable MontyValue done = begin();
        while (true) {
            if (done != null) {
                if (open.isEmpty()) {
                    return done;
                }
                open.element().add(done);
            }
            if (open.element().next()) {
                done = begin();
            } else {
                done = open.remove().finish();
            }
        }
    }

    /** Returns the value that starts here if it has none inside; otherwise opens it and returns null. */
    private @Nullable MontyValue begin() throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw malformed("a value");
        }
        return switch (token) {
            case VALUE_NULL -> MontyValue.None.INSTANCE;
            case VALUE_TRUE -> MontyValue.Bool.TRUE;
            case VALUE_FALSE -> MontyValue.Bool.FALSE;
            case VALUE_STRING -> new MontyValue.Str(json.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> new MontyValue.Float(json.getDoubleValue());
            case START_ARRAY -> push(new Items(MontyValue.List::new, 0, false));
            case START_OBJECT -> object();
            default -> throw malformed("a value");
        };
    }

    private MontyValue integer() throws IOException {
        return switch (json.getNumberType()) {
            case INT, LONG -> MontyValue.Int.of(json.getLongValue());
            default -> new MontyValue.Int(json.getBigIntegerValue());
        };
    }

    private @Nullable MontyValue object() throws IOException {
        String first = json.nextFieldName();
        if (first == null || !first.startsWith("$")) {
            return push(new Fields(first));
        }
        json.nextToken();
        return switch (first) {
            case "$tuple" -> items(MontyValue.Tuple::new);
            case "$set" -> items(MontyValue.Set::new);
            case "$frozenset" -> items(MontyValue.FrozenSet::new);
            case "$dict" -> {
                expect(JsonToken.START_ARRAY);
                yield push(new Pairs(MontyValue.Dict::new, 0));
            }
            case "$namedtuple" -> namedTuple();
            case "$instance" -> {
                expect(JsonToken.START_ARRAY);
                yield push(new InstanceParts());
            }
            case "$module" -> {
                expect(JsonToken.START_ARRAY);
                String name = nextText();
                UUID id = nextUuid();
                expectNext(JsonToken.START_ARRAY);
                yield push(new Pairs(attributes -> new MontyValue.Module(name, id, attributes), 1));
            }
            case "$type" -> type();
            default -> {
                MontyValue leaf = leaf(first);
                expectNext(JsonToken.END_OBJECT);
                yield leaf;
            }
        };
    }

    private @Nullable MontyValue items(Function<List<MontyValue>, MontyValue> make) throws IOException {
        expect(JsonToken.START_ARRAY);
        return push(new Items(make, 0, true));
    }

    private @Nullable MontyValue namedTuple() throws IOException {
        expect(JsonToken.START_ARRAY);
        String typeName = nextText();
        expectNext(JsonToken.START_ARRAY);
        List<String> fields = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.VALUE_STRING);
            fields.add(json.getText());
        }
        expectNext(JsonToken.START_ARRAY);
        return push(new Items(values -> new MontyValue.NamedTuple(typeName, fields, values), 1, true));
    }

    private @Nullable MontyValue type() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            MontyValue type = new MontyValue.BuiltinType(json.getText());
            expectNext(JsonToken.END_OBJECT);
            return type;
        }
        expect(JsonToken.START_ARRAY);
        String name = nextText();
        UUID id = nextUuid();
        boolean hostDefined = nextBoolean();
        boolean dataclass = nextBoolean();
        expectNext(JsonToken.START_ARRAY);
        return push(new Pairs(attributes -> new MontyValue.ClassType(name, id, hostDefined, dataclass, attributes), 1));
    }

    /** Reads the payload of a tag that has no values inside, and leaves its last token current. */
    private MontyValue leaf(String tag) throws IOException {
        return switch (tag) {
            case "$bytes" -> new MontyValue.Bytes(base64());
            case "$float" -> new MontyValue.Float(specialFloat());
            case "$decimal" -> new MontyValue.Decimal(text());
            case "$path" -> new MontyValue.Path(text());
            case "$builtin" -> new MontyValue.BuiltinFunction(text());
            case "$repr" -> new MontyValue.Repr(text());
            case "$cycle" -> new MontyValue.Cycle(text());
            case "$ellipsis" -> {
                expect(JsonToken.VALUE_TRUE);
                yield MontyValue.Ellipsis.INSTANCE;
            }
            case "$notimplemented" -> {
                expect(JsonToken.VALUE_TRUE);
                yield MontyValue.NotImplemented.INSTANCE;
            }
            case "$complex",
                    "$exception",
                    "$function",
                    "$file",
                    "$date",
                    "$datetime",
                    "$time",
                    "$timedelta",
                    "$timezone" -> {
                expect(JsonToken.START_ARRAY);
                MontyValue parts = parts(tag);
                expectNext(JsonToken.END_ARRAY);
                yield parts;
            }
            default -> throw malformed("a known tag instead of " + tag);
        };
    }

    /** Reads the elements of a tag whose payload is an array without values inside. */
    private MontyValue parts(String tag) throws IOException {
        return switch (tag) {
            case "$complex" -> new MontyValue.Complex(nextFloat(), nextFloat());
            case "$exception" -> new MontyValue.ExceptionValue(nextText(), nextNullableText());
            case "$function" -> new MontyValue.Function(nextText(), nextNullableText());
            case "$file" -> new MontyValue.FileHandle(nextText(), nextText(), nextLong());
            case "$date" -> new MontyValue.Date(nextDate());
            case "$datetime" ->
                new MontyValue.DateTime(
                        LocalDateTime.of(nextDate(), nextTime()), nextNullableInt(), nextNullableText());
            case "$time" -> new MontyValue.Time(nextTime(), nextNullableInt(), nextNullableText(), nextInt());
            case "$timedelta" -> new MontyValue.TimeDelta(nextInt(), nextInt(), nextInt());
            case "$timezone" -> new MontyValue.TimeZone(nextInt(), nextNullableText());
            default -> throw new IllegalStateException("no parts of " + tag);
        };
    }

    private byte[] base64() throws IOException {
        String text = text();
        if (text.length() % 4 != 0) {
            throw malformed("padded base64"); // which Java's decoder does not insist on
        }
        return Base64.getDecoder().decode(text);
    }

    private double specialFloat() throws IOException {
        return switch (text()) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> throw malformed("nan, inf or -inf");
        };
    }

    private double nextFloat() throws IOException {
        if (json.nextToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return json.getDoubleValue();
        }
        expect(JsonToken.START_OBJECT);
        if (!"$float".equals(json.nextFieldName())) {
            throw malformed("a float");
        }
        json.nextToken();
        double value = specialFloat();
        expectNext(JsonToken.END_OBJECT);
        return value;
    }

    private LocalDate nextDate() throws IOException {
        return LocalDate.of(nextInt(), nextInt(), nextInt());
    }

    private LocalTime nextTime() throws IOException {
        return LocalTime.of(nextInt(), nextInt(), nextInt(), Math.multiplyExact(1_000, nextInt()));
    }

    private int nextInt() throws IOException {
        expectNext(JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    private long nextLong() throws IOException {
        expectNext(JsonToken.VALUE_NUMBER_INT);
        return json.getLongValue();
    }

    private @Nullable Integer nextNullableInt() throws IOException {
        if (json.nextToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        expect(JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    private boolean nextBoolean() throws IOException {
        JsonToken token = json.nextToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw malformed("true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private UUID nextUuid() throws IOException {
        return uuid(nextText());
    }

    /** Returns the UUID of its canonical form. */
    static UUID uuid(String text) throws IOException {
        UUID id = UUID.fromString(text);
        if (!id.toString().equals(text)) {
            throw new IOException("no UUID in its canonical form: " + text); // Java's parser takes "1-1-1-1-1" as well
        }
        return id;
    }

    private String nextText() throws IOException {
        json.nextToken();
        return text();
    }

    private @Nullable String nextNullableText() throws IOException {
        return json.nextToken() == JsonToken.VALUE_NULL ? null : text();
    }

    private String text() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return json.getText();
    }

    private void expectNext(JsonToken token) throws IOException {
        json.nextToken();
        expect(token);
    }

    private void expect(JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            throw malformed(token.toString());
        }
    }

    private IOException malformed(String expected) {
        return new IOException(
                "expected " + expected + ", found " + json.currentToken() + " at character " + position());
    }

    private long position() {
        JsonLocation at = json.currentLocation();
        return at.getByteOffset() < 0 ? at.getCharOffset() : at.getByteOffset();
    }

    private @Nullable MontyValue push(OpenContainer container) throws IOException {
        open.push(container);
        if (open.size() > MontyValue.MAX_NESTING) {
            throw malformed("at most " + MontyValue.MAX_NESTING + " levels");
        }
        return null;
    }

    /** A container that is being read. */
    private interface OpenContainer {
        /** Takes a value that is complete. */
        void add(MontyValue value) throws IOException;

        /** Moves to the first token of the next value and returns true, or past the end and returns false. */
        boolean next() throws IOException;

        /** Returns the container, after {@link #next} returned false. */
        MontyValue finish();
    }

    /** The values of an array, with {@code outer} arrays around it and perhaps the object of a tag. */
    private final class Items implements OpenContainer {
        private final Function<List<MontyValue>, MontyValue> make;
        private final int outer;
        private final boolean tagged;
        private final List<MontyValue> items = new ArrayList<>();

        Items(Function<List<MontyValue>, MontyValue> make, int outer, boolean tagged) {
            this.make = make;
            this.outer = outer;
            this.tagged = tagged;
        }

        @Override
        public void add(MontyValue value) {
            items.add(value);
        }

        @Override
        public boolean next() throws IOException {
            if (json.nextToken() != JsonToken.END_ARRAY) {
                return true;
            }
            closeArrays(outer);
            if (tagged) {
                expectNext(JsonToken.END_OBJECT);
            }
            return false;
        }

        @Override
        public MontyValue finish() {
            return make.apply(items);
        }
    }

    /** The {@code [key, value]} pairs of a tagged value, with {@code outer} arrays around them. */
    private final class Pairs implements OpenContainer {
        private final Function<List<MontyValue.Entry>, MontyValue> make;
        private final int outer;
        private final List<MontyValue.Entry> entries = new ArrayList<>();
        private @Nullable MontyValue key;
        private boolean inPair;

        Pairs(Function<List<MontyValue.Entry>, MontyValue> make, int outer) {
            this.make = make;
            this.outer = outer;
        }

        @Override
        public void add(MontyValue value) {
            MontyValue first = key;
            if (first == null) {
                key = value;
            } else {
                entries.add(new MontyValue.Entry(first, value));
                key = null;
            }
        }

        @Override
        public boolean next() throws IOException {
            json.nextToken();
            if (key != null) {
                return true;
            }
            if (inPair) {
                expect(JsonToken.END_ARRAY);
                inPair = false;
                json.nextToken();
            }
            if (json.currentToken() == JsonToken.END_ARRAY) {
                closeArrays(outer);
                expectNext(JsonToken.END_OBJECT);
                return false;
            }
            expect(JsonToken.START_ARRAY);
            inPair = true;
            json.nextToken();
            return true;
        }

        @Override
        public MontyValue finish() {
            return make.apply(entries);
        }
    }

    /** The fields of an object that is a dict; its first name, if any, has been read. */
    private final class Fields implements OpenContainer {
        private final List<MontyValue.Entry> entries = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private @Nullable String name;
        private boolean nameIsRead = true;

        Fields(@Nullable String first) {
            name = first;
        }

        @Override
        public void add(MontyValue value) throws IOException {
            String field = name;
            if (field == null || field.startsWith("$")) {
                throw malformed("a field without $");
            }
            if (!names.add(field)) {
                throw malformed("a field that has not occurred yet");
            }
            entries.add(new MontyValue.Entry(new MontyValue.Str(field), value));
        }

        @Override
        public boolean next() throws IOException {
            if (!nameIsRead) {
                name = json.nextFieldName();
            }
            nameIsRead = false;
            if (name == null) {
                expect(JsonToken.END_OBJECT);
                return false;
            }
            json.nextToken();
            return true;
        }

        @Override
        public MontyValue finish() {
            return new MontyValue.Dict(entries);
        }
    }

    /** The class of an instance, then its identity and its attributes. */
    private final class InstanceParts implements OpenContainer {
        private @Nullable Pairs attributes;

        @Override
        public void add(MontyValue value) throws IOException {
            Pairs pairs = attributes;
            if (pairs != null) {
                pairs.add(value);
                return;
            }
            if (!(value instanceof MontyValue.ClassType type)) {
                throw malformed("the class of an instance");
            }
            UUID id = nextUuid();
            expectNext(JsonToken.START_ARRAY);
            attributes = new Pairs(entries -> new MontyValue.Instance(type, id, entries), 1);
        }

        @Override
        public boolean next() throws IOException {
            Pairs pairs = attributes;
            if (pairs != null) {
                return pairs.next();
            }
            expectNext(JsonToken.START_OBJECT);
            return true;
        }

        @Override
        public MontyValue finish() {
            Pairs pairs = attributes;
            if (pairs == null) {
                throw new IllegalStateException("an instance without a class");
            }
            return pairs.finish();
        }
    }

    private void closeArrays(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            expectNext(JsonToken.END_ARRAY);
        }
    }
}
