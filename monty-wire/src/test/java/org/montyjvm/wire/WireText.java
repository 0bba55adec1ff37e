package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.montyjvm.MontyValue;

/** Values to the text that crosses, and back, as requests and responses have it. */
final class WireText {
    private WireText() {}

    static String write(MontyValue value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = WireJson.FACTORY.createGenerator(bytes)) {
            ValueWriter.forPython(json).write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static MontyValue read(String text) throws IOException {
        try (JsonParser json = WireJson.FACTORY.createParser(text.getBytes(StandardCharsets.UTF_8))) {
            json.nextToken();
            MontyValue value = new ValueReader(json).read();
            if (json.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return value;
        }
    }
}
