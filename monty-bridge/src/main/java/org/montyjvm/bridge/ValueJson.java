package org.montyjvm.bridge;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/** Values as JSON, in the form of the wire format. */
final class ValueJson {
    private final JsonGenerator json;

    private ValueJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(JsonGenerator json, MontyValue value) throws IOException {
        new ValueJson(json).value(value);
    }

    private void value(MontyValue value) throws IOException {
        if (value instanceof MontyValue.None) {
            json.writeNull();
        } else if (value instanceof MontyValue.Bool bool) {
            json.writeBoolean(bool.value());
        } else if (value instanceof MontyValue.Int number) {
            json.writeNumber(number.value());
        } else if (value instanceof MontyValue.Str text) {
            json.writeString(text.value());
        } else if (value instanceof MontyValue.Float number) {
            floating(number.value());
        } else if (value instanceof MontyValue.List list) {
            array(list.items());
        } else if (value instanceof MontyValue.Dict dict) {
            dict(dict.entries());
        } else if (value instanceof MontyValue.Tuple tuple) {
            tagged("$tuple", () -> array(tuple.items()));
        } else if (value instanceof MontyValue.Set set) {
            tagged("$set", () -> array(set.items()));
        } else if (value instanceof MontyValue.FrozenSet set) {
            tagged("$frozenset", () -> array(set.items()));
        } else {
            leaf(value);
        }
    }

    private void leaf(MontyValue value) throws IOException {
        if (value instanceof MontyValue.Bytes bytes) {
            tagged("$bytes", () -> json.writeString(Base64.getEncoder().encodeToString(bytes.value())));
        } else if (value instanceof MontyValue.Decimal decimal) {
            tagged("$decimal", () -> json.writeString(decimal.text()));
        } else if (value instanceof MontyValue.Path path) {
            tagged("$path", () -> json.writeString(path.value()));
        } else if (value instanceof MontyValue.Complex number) {
            tagged("$complex", () -> {
                json.writeStartArray();
                floating(number.real());
                floating(number.imag());
                json.writeEndArray();
            });
        } else if (value instanceof MontyValue.Date date) {
            tagged("$date", () -> {
                json.writeStartArray();
                date(date.value());
                json.writeEndArray();
            });
        } else if (value instanceof MontyValue.DateTime time) {
            tagged("$datetime", () -> {
                json.writeStartArray();
                LocalDateTime local = time.value();
                date(local.toLocalDate());
                time(local.toLocalTime());
                zone(time.offsetSeconds(), time.zoneName());
                json.writeEndArray();
            });
        } else if (value instanceof MontyValue.Time time) {
            tagged("$time", () -> {
                json.writeStartArray();
                time(time.value());
                zone(time.offsetSeconds(), time.zoneName());
                json.writeNumber(time.fold());
                json.writeEndArray();
            });
        } else if (value instanceof MontyValue.TimeDelta delta) {
            tagged(
                    "$timedelta",
                    () -> json.writeArray(new int[] {delta.days(), delta.seconds(), delta.microseconds()}, 0, 3));
        } else {
            tagged("$repr", () -> json.writeString(value.toString()));
        }
    }

    private void date(LocalDate date) throws IOException {
        json.writeNumber(date.getYear());
        json.writeNumber(date.getMonthValue());
        json.writeNumber(date.getDayOfMonth());
    }

    private void time(LocalTime time) throws IOException {
        json.writeNumber(time.getHour());
        json.writeNumber(time.getMinute());
        json.writeNumber(time.getSecond());
        json.writeNumber(time.getNano() / 1_000);
    }

    private void zone(@Nullable Integer offsetSeconds, @Nullable String name) throws IOException {
        if (offsetSeconds == null) {
            json.writeNull();
        } else {
            json.writeNumber(offsetSeconds);
        }
        json.writeString(name);
    }

    private void floating(double number) throws IOException {
        if (Double.isFinite(number)) {
            json.writeRawValue(new MontyValue.Float(number).toString());
        } else {
            tagged("$float", () -> json.writeString(new MontyValue.Float(number).toString()));
        }
    }

    private void dict(List<MontyValue.Entry> entries) throws IOException {
        boolean plain = entries.stream()
                .allMatch(entry -> entry.key() instanceof MontyValue.Str key
                        && !key.value().startsWith("$"));
        if (!plain) {
            tagged("$dict", () -> {
                json.writeStartArray();
                for (MontyValue.Entry entry : entries) {
                    array(List.of(entry.key(), entry.value()));
                }
                json.writeEndArray();
            });
            return;
        }
        json.writeStartObject();
        for (MontyValue.Entry entry : entries) {
            json.writeFieldName(((MontyValue.Str) entry.key()).value());
            value(entry.value());
        }
        json.writeEndObject();
    }

    private void array(List<MontyValue> items) throws IOException {
        json.writeStartArray();
        for (MontyValue item : items) {
            value(item);
        }
        json.writeEndArray();
    }

    private interface Payload {
        void write() throws IOException;
    }

    private void tagged(String tag, Payload payload) throws IOException {
        json.writeStartObject();
        json.writeFieldName(tag);
        payload.write();
        json.writeEndObject();
    }
}
