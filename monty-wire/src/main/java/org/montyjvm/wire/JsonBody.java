package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.montyjvm.MontyValue;

/** One JSON object on its way to the engine, with a bound on the values in it. */
final class JsonBody {
    private final BoundedBytes bytes;
    private final JsonGenerator json;

    private JsonBody(BoundedBytes bytes, JsonGenerator json) {
        this.bytes = bytes;
        this.json = json;
    }

    /** Writes the fields of an object. */
    interface Fields {
        void write(JsonBody body, JsonGenerator json) throws IOException;
    }

    /** Returns an object with these fields, in UTF-8. */
    static byte[] of(Fields fields) {
        try (BoundedBytes bytes = new BoundedBytes();
                JsonGenerator json = WireJson.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(new JsonBody(bytes, json), json);
            json.writeEndObject();
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no device behind the stream
        }
    }

    /** Lets only so many more bytes follow. What comes before the values is bounded elsewhere. */
    void bound(long most) throws IOException {
        json.flush();
        bytes.allow(most);
    }

    /**
     * Writes a value.
     *
     * @throws org.montyjvm.MontyResourceError if more follows than the bound lets, or the value nests too deep
     * @throws org.montyjvm.MontyScriptError if it has a text that Python cannot hold
     * @throws IllegalArgumentException if it has a part that only comes out of Python
     */
    void value(MontyValue value) throws IOException {
        ValueWriter.forPython(json).write(value);
    }

    /** Writes values as an array. */
    void values(List<MontyValue> values) throws IOException {
        json.writeStartArray();
        for (MontyValue value : values) {
            value(value);
        }
        json.writeEndArray();
    }

    /** Writes values as an object. */
    void values(Map<String, MontyValue> values) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, MontyValue> entry : values.entrySet()) {
            json.writeFieldName(Utf8Text.require(entry.getKey()));
            value(entry.getValue());
        }
        json.writeEndObject();
    }

    /** Writes texts as an array. */
    void texts(Collection<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(Utf8Text.require(text));
        }
        json.writeEndArray();
    }
}
