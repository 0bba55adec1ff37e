package org.montyjvm.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/**
 * Writes values that came out of Python as JSON, without loss: {@code docs/wire-format.md} describes the form.
 *
 * <p>The codec of {@code monty-wire} writes the same form for what goes into Python. It is no part of the public API,
 * which is all that a tool may use, and it refuses the two kinds of value that only come out.
 */
final class ValueJson {
    /** A level of a value is at most four of JSON: the attributes of an instance are pairs in a list in a list. */
    static final int MAX_JSON_NESTING = 4 * MontyValue.MAX_NESTING;

    private final JsonGenerator json;

    ValueJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a value, which nests at most {@value MontyValue#MAX_NESTING} levels as all that crosses the boundary. */
    void write(MontyValue value) throws IOException {
        if (value instanceof MontyValue.None) {
            json.writeNull();
        } else if (value instanceof MontyValue.Bool bool) {
            json.writeBoolean(bool.value());
        } else if (value instanceof MontyValue.Int number) {
            json.writeNumber(number.value());
        } else if (value instanceof MontyValue.Float number) {
            floatNumber(number.value());
        } else if (value instanceof MontyValue.Str text) {
            json.writeString(text.value());
        } else if (value instanceof MontyValue.List list) {
            array(list.items());
        } else if (value instanceof MontyValue.Dict dict) {
            dict(dict);
        } else {
            json.writeStartObject();
            tagged(value);
            json.writeEndObject();
        }
    }

    private void dict(MontyValue.Dict dict) throws IOException {
        json.writeStartObject();
        if (dict.entries().stream().allMatch(entry -> isPlain(entry.key()))) {
            for (MontyValue.Entry entry : dict.entries()) {
                json.writeFieldName(((MontyValue.Str) entry.key()).value());
                write(entry.value());
            }
        } else {
            json.writeFieldName("$dict");
            pairs(dict.entries());
        }
        json.writeEndObject();
    }

    /** Whether a key can be the name of a field, without looking like a tag. */
    private static boolean isPlain(MontyValue key) {
        return key instanceof MontyValue.Str text && !text.value().startsWith("$");
    }

    private void tagged(MontyValue value) throws IOException {
        if (value instanceof MontyValue.Tuple tuple) {
            json.writeFieldName("$tuple");
            array(tuple.items());
        } else if (value instanceof MontyValue.Set set) {
            json.writeFieldName("$set");
            array(set.items());
        } else if (value instanceof MontyValue.FrozenSet set) {
            json.writeFieldName("$frozenset");
            array(set.items());
        } else if (value instanceof MontyValue.NamedTuple tuple) {
            json.writeArrayFieldStart("$namedtuple");
            json.writeString(tuple.typeName());
            json.writeStartArray();
            for (String field : tuple.fields()) {
                json.writeString(field);
            }
            json.writeEndArray();
            array(tuple.values());
            json.writeEndArray();
        } else if (value instanceof MontyValue.ClassType type) {
            json.writeArrayFieldStart("$type");
            json.writeString(type.name());
            json.writeString(type.id().toString());
            json.writeBoolean(type.hostDefined());
            json.writeBoolean(type.dataclass());
            pairs(type.attributes());
            json.writeEndArray();
        } else if (value instanceof MontyValue.Instance instance) {
            json.writeArrayFieldStart("$instance");
            write(instance.type());
            json.writeString(instance.id().toString());
            pairs(instance.attributes());
            json.writeEndArray();
        } else if (value instanceof MontyValue.Module module) {
            json.writeArrayFieldStart("$module");
            json.writeString(module.name());
            json.writeString(module.id().toString());
            pairs(module.attributes());
            json.writeEndArray();
        } else {
            leaf(value);
        }
    }

    private void leaf(MontyValue value) throws IOException {
        if (value instanceof MontyValue.Bytes bytes) {
            json.writeStringField("$bytes", Base64.getEncoder().encodeToString(bytes.value()));
        } else if (value instanceof MontyValue.Complex complex) {
            json.writeArrayFieldStart("$complex");
            floatNumber(complex.real());
            floatNumber(complex.imag());
            json.writeEndArray();
        } else if (value instanceof MontyValue.Decimal decimal) {
            json.writeStringField("$decimal", decimal.text());
        } else if (value instanceof MontyValue.Path path) {
            json.writeStringField("$path", path.value());
        } else if (value instanceof MontyValue.BuiltinType type) {
            json.writeStringField("$type", type.name());
        } else if (value instanceof MontyValue.BuiltinFunction function) {
            json.writeStringField("$builtin", function.name());
        } else if (value instanceof MontyValue.ExceptionValue exception) {
            strings("$exception", exception.type(), exception.message());
        } else if (value instanceof MontyValue.Function function) {
            strings("$function", function.name(), function.doc());
        } else if (value instanceof MontyValue.FileHandle file) {
            json.writeArrayFieldStart("$file");
            json.writeString(file.path());
            json.writeString(file.mode());
            json.writeNumber(file.position());
            json.writeEndArray();
        } else if (value instanceof MontyValue.Ellipsis) {
            json.writeBooleanField("$ellipsis", true);
        } else if (value instanceof MontyValue.NotImplemented) {
            json.writeBooleanField("$notimplemented", true);
        } else if (value instanceof MontyValue.Repr repr) {
            json.writeStringField("$repr", repr.text());
        } else if (value instanceof MontyValue.Cycle cycle) {
            json.writeStringField("$cycle", cycle.placeholder());
        } else {
            calendar(value);
        }
    }

    private void calendar(MontyValue value) throws IOException {
        if (value instanceof MontyValue.Date date) {
            json.writeArrayFieldStart("$date");
            date(date.value());
        } else if (value instanceof MontyValue.DateTime moment) {
            LocalDateTime at = moment.value();
            json.writeArrayFieldStart("$datetime");
            date(at.toLocalDate());
            time(at.toLocalTime());
            zone(moment.offsetSeconds(), moment.zoneName());
        } else if (value instanceof MontyValue.Time time) {
            json.writeArrayFieldStart("$time");
            time(time.value());
            zone(time.offsetSeconds(), time.zoneName());
            json.writeNumber(time.fold());
        } else if (value instanceof MontyValue.TimeDelta delta) {
            json.writeArrayFieldStart("$timedelta");
            numbers(delta.days(), delta.seconds(), delta.microseconds());
        } else if (value instanceof MontyValue.TimeZone zone) {
            json.writeArrayFieldStart("$timezone");
            zone(zone.offsetSeconds(), zone.name());
        } else {
            throw new IllegalStateException("no JSON form for " + value.getClass());
        }
        json.writeEndArray();
    }

    private void date(LocalDate date) throws IOException {
        numbers(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private void time(LocalTime time) throws IOException {
        numbers(time.getHour(), time.getMinute(), time.getSecond(), time.getNano() / 1_000);
    }

    private void zone(@Nullable Integer offsetSeconds, @Nullable String name) throws IOException {
        if (offsetSeconds == null) {
            json.writeNull();
        } else {
            json.writeNumber(offsetSeconds);
        }
        json.writeString(name);
    }

    private void numbers(int... numbers) throws IOException {
        for (int number : numbers) {
            json.writeNumber(number);
        }
    }

    private void strings(String tag, String first, @Nullable String second) throws IOException {
        json.writeArrayFieldStart(tag);
        json.writeString(first);
        json.writeString(second);
        json.writeEndArray();
    }

    /** Writes a finite number with Python's digits, which are the fewest and the same on every JDK. */
    private void floatNumber(double value) throws IOException {
        String digits = new MontyValue.Float(value).toString();
        if (Double.isFinite(value)) {
            json.writeNumber(digits);
        } else {
            json.writeStartObject();
            json.writeStringField("$float", digits);
            json.writeEndObject();
        }
    }

    private void array(List<MontyValue> items) throws IOException {
        json.writeStartArray();
        for (MontyValue item : items) {
            write(item);
        }
        json.writeEndArray();
    }

    private void pairs(List<MontyValue.Entry> entries) throws IOException {
        json.writeStartArray();
        for (MontyValue.Entry entry : entries) {
            json.writeStartArray();
            write(entry.key());
            write(entry.value());
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
