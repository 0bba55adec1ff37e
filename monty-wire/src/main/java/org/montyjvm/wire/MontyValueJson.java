package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.montyjvm.MontyValue;

/**
 * Values as JSON text, without loss, for tools that store or send them: the form that {@code docs/wire-format.md}
 * describes. Stateless, and safe for use by several threads.
 */
public final class MontyValueJson {
    private MontyValueJson() {}

    /**
     * Returns the JSON of a value. All kinds of value have one, also those that only come out of Python. A float has
     * Python's digits, which are the fewest, the same on every JDK.
     *
     * @param value the value
     * @return one line of text
     * @throws org.montyjvm.MontyResourceError if the value nests deeper than {@value MontyValue#MAX_NESTING} levels or
     *     has an integer of more than {@value MontyValue#MAX_INT_DIGITS} digits
     * @throws org.montyjvm.MontyScriptError if it has a text with half a surrogate pair
     */
    public static String write(MontyValue value) {
        Objects.requireNonNull(value, "value");
        StringWriter text = new StringWriter();
        try (JsonGenerator json = WireJson.FACTORY.createGenerator(text)) {
            ValueWriter.ofAnything(json).write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no device behind the writer
        }
        return text.toString();
    }

    /**
     * Returns the value of a JSON text, which is read strictly.
     *
     * @param text what {@link #write} returned, or what has the same form
     * @return the value
     * @throws IllegalArgumentException if the text is no JSON, or none of this form; the message says where
     */
    public static MontyValue read(String text) {
        Objects.requireNonNull(text, "text");
        try (JsonParser json = WireJson.FACTORY.createParser(text)) {
            json.nextToken();
            MontyValue value = new ValueReader(json).read();
            if (json.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return value;
        } catch (IOException e) {
            throw new IllegalArgumentException("no value in the form of the wire: " + e.getMessage(), e);
        }
    }
}
