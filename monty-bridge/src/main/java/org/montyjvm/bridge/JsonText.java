package org.montyjvm.bridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.montyjvm.MontyValue;

/** The one way in which this module writes JSON. */
final class JsonText {
    /** Values nest {@value MontyValue#MAX_NESTING} levels, and each may take three of JSON's. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(3 * MontyValue.MAX_NESTING + 100)
                    .build())
            .build();

    private JsonText() {}

    /** What is written. */
    @FunctionalInterface
    interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    /** Returns the text on one line. */
    static String of(Content content) {
        StringWriter text = new StringWriter();
        write(text, content, false);
        return text.toString();
    }

    /** Returns the text on several lines, for people. */
    static String pretty(Content content) {
        StringWriter text = new StringWriter();
        write(text, content, true);
        return text.toString();
    }

    private static void write(Writer out, Content content, boolean pretty) {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            if (pretty) {
                json.setPrettyPrinter(new JsonLayout());
            }
            content.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
