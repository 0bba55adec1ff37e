package org.montyjvm.plugins;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.HostException;

/** Values as JSON and back. What has no JSON form is refused, so that all comes back as it was. */
final class JsonValues {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(MontyValue.MAX_NESTING)
                    .build())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MontyValue.MAX_NESTING)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonValues() {}

    /** Returns the text of a value. */
    static String write(MontyValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, value);
        } catch (IOException e) {
            throw new HostException("ValueError", "the value cannot be stored: " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, MontyValue value) throws IOException {
        if (value instanceof MontyValue.None) {
            json.writeNull();
        } else if (value instanceof MontyValue.Bool bool) {
            json.writeBoolean(bool.value());
        } else if (value instanceof MontyValue.Int number) {
            json.writeNumber(number.value());
        } else if (value instanceof MontyValue.Float number && Double.isFinite(number.value())) {
            json.writeNumber(number.value());
        } else if (value instanceof MontyValue.Str text) {
            json.writeString(text.value());
        } else if (value instanceof MontyValue.List list) {
            json.writeStartArray();
            for (MontyValue item : list.items()) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof MontyValue.Dict dict) {
            json.writeStartObject();
            for (MontyValue.Entry entry : dict.entries()) {
                if (!(entry.key() instanceof MontyValue.Str key)) {
                    throw refused("a dict with the key " + entry.key());
                }
                json.writeFieldName(key.value());
                write(json, entry.value());
            }
            json.writeEndObject();
        } else {
            throw refused(value instanceof MontyValue.Float ? value.toString() : value.typeName());
        }
    }

    private static HostException refused(String what) {
        return new HostException(
                "TypeError", "stored are None, bool, int, float, str, list, and dict with str keys; not " + what);
    }

    /** Returns the value of a text that {@link #write(MontyValue)} made. */
    static MontyValue read(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            return value(json);
        } catch (IOException e) {
            throw new UncheckedIOException("the store has a text that is no JSON", e);
        }
    }

    private static MontyValue value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        return switch (token) {
            case VALUE_NULL -> MontyValue.of(null);
            case VALUE_TRUE -> MontyValue.of(true);
            case VALUE_FALSE -> MontyValue.of(false);
            case VALUE_NUMBER_INT -> new MontyValue.Int(json.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> new MontyValue.Float(json.getDoubleValue());
            case VALUE_STRING -> new MontyValue.Str(json.getText());
            case START_ARRAY -> list(json);
            case START_OBJECT -> dict(json);
            default -> throw new IOException("unexpected " + token);
        };
    }

    private static MontyValue list(JsonParser json) throws IOException {
        List<MontyValue> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json));
        }
        return new MontyValue.List(items);
    }

    private static MontyValue dict(JsonParser json) throws IOException {
        List<MontyValue.Entry> entries = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            MontyValue key = new MontyValue.Str(json.currentName());
            json.nextToken();
            entries.add(new MontyValue.Entry(key, value(json)));
        }
        return new MontyValue.Dict(entries);
    }
}
