package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyValue;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;

/** What goes to the engine, as JSON in UTF-8. */
final class Requests {
    private Requests() {}

    static byte[] create(MontyLimits limits) {
        return write((json, bytes) -> {
            json.writeStartObject();
            json.writeObjectFieldStart("limits");
            json.writeNumberField("memory", limits.memoryBytes());
            json.writeNumberField("duration", limits.duration().toNanos());
            json.writeNumberField("recursion", limits.recursionDepth());
            json.writeNumberField("source", limits.sourceBytes());
            json.writeNumberField("output", limits.outputBytes());
            json.writeNumberField("result", limits.resultBytes());
            json.writeNumberField("suspensions", limits.suspensions());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /**
     * Returns the request that runs the script.
     *
     * @throws org.montyjvm.MontyResourceError if the source or the inputs are longer than their limit, or an input nests
     *     too deep
     * @throws org.montyjvm.MontyScriptError if the source or an input has half a surrogate pair
     * @throws IllegalArgumentException if an input has a part that only comes out of Python
     */
    static byte[] run(MontyScript script, MontyLimits limits) {
        requireShort(script.code(), limits.sourceBytes());
        return write((json, bytes) -> {
            json.writeStartObject();
            json.writeStringField("code", script.code());
            json.writeStringField("name", Utf8Text.require(script.name()));
            if (!script.inputs().isEmpty()) {
                json.writeFieldName("inputs");
                json.flush();
                bytes.allow(limits.resultBytes());
                json.writeStartObject();
                for (Map.Entry<String, MontyValue> input : script.inputs().entrySet()) {
                    json.writeFieldName(Utf8Text.require(input.getKey()));
                    new ValueWriter(json).write(input.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    /** Checks the cheap bound first, so that a source of gigabytes is refused without being read. */
    private static void requireShort(String code, long limit) {
        long bytes = code.length() > limit ? code.length() : Utf8Text.length(code);
        if (bytes > limit) {
            throw MontyErrors.resource(MontyLimit.SOURCE_SIZE, limit, bytes, MontyFailure.NONE);
        }
    }

    private static byte[] write(Body body) {
        try (BoundedBytes bytes = new BoundedBytes();
                JsonGenerator json = WireJson.FACTORY.createGenerator(bytes)) {
            body.write(json, bytes);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no device behind the stream
        }
    }

    private interface Body {
        void write(JsonGenerator json, BoundedBytes bytes) throws IOException;
    }
}
