package org.montyjvm.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** One JSON object on one line. */
final class JsonLine {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private JsonLine() {}

    /** What is between the braces. */
    interface Body {
        /** Writes fields. */
        void write(JsonGenerator json) throws IOException;
    }

    /** Prints an object. The whole of it is made first, so that nothing half-written is ever printed. */
    static void print(PrintWriter out, Body body) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no device behind the writer
        }
        out.print(line + "\n");
        out.flush();
    }
}
