package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimits;

/** What a run that waits is answered, as JSON in UTF-8. An answer that is refused leaves the run waiting. */
final class Answers {
    private Answers() {}

    /**
     * Returns the request that answers a call or a lookup.
     *
     * @throws IllegalArgumentException if the answer cannot cross: it is longer than the limit, nests too deep, or has a
     *     part that Python cannot hold
     */
    static byte[] one(MontyAnswer answer, MontyLimits limits) {
        return checked(() -> JsonBody.of((body, json) -> {
            body.bound(limits.resultBytes());
            answer(body, json, answer);
        }));
    }

    /**
     * Returns the request that answers some of the futures that a run waits for.
     *
     * @throws IllegalArgumentException if the answers cannot cross: together they are longer than the limit, one nests
     *     too deep, or has a part that Python cannot hold
     */
    static byte[] results(Map<Integer, MontyAnswer> results, MontyLimits limits) {
        return checked(() -> JsonBody.of((body, json) -> {
            body.bound(limits.resultBytes());
            json.writeArrayFieldStart("results");
            for (Map.Entry<Integer, MontyAnswer> result : results.entrySet()) {
                json.writeStartArray();
                json.writeNumber(result.getKey());
                json.writeStartObject();
                answer(body, json, result.getValue());
                json.writeEndObject();
                json.writeEndArray();
            }
            json.writeEndArray();
        }));
    }

    private static void answer(JsonBody body, JsonGenerator json, MontyAnswer answer) throws IOException {
        if (answer instanceof MontyAnswer.Value value) {
            json.writeFieldName("value");
            body.value(value.value());
        } else if (answer instanceof MontyAnswer.Raise raise) {
            json.writeObjectFieldStart("error");
            json.writeStringField("type", Utf8Text.require(raise.excType()));
            json.writeFieldName("message");
            nullable(json, raise.message());
            json.writeEndObject();
        } else if (answer instanceof MontyAnswer.NotFound) {
            json.writeBooleanField("notFound", true);
        } else if (answer instanceof MontyAnswer.NotHandled) {
            json.writeBooleanField("notHandled", true);
        } else if (answer instanceof MontyAnswer.Future) {
            json.writeBooleanField("future", true);
        } else {
            throw new IllegalStateException("no wire form for " + answer.getClass());
        }
    }

    private static void nullable(JsonGenerator json, @Nullable String text) throws IOException {
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(Utf8Text.require(text));
        }
    }

    private static byte[] checked(Writing writing) {
        try {
            return writing.write();
        } catch (MontyError refused) {
            throw new IllegalArgumentException("the answer cannot go to Python: " + refused.getMessage(), refused);
        }
    }

    private interface Writing {
        byte[] write();
    }
}
