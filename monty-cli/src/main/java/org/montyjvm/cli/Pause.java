package org.montyjvm.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontySuspended;
import org.montyjvm.MontyValue;
import org.montyjvm.wire.MontyValueJson;

/** What a script waits for, in words and in JSON. */
final class Pause {
    private Pause() {}

    /** Returns the call as the script could have written it: {@code approve(1200, by='Ada')}. */
    static String call(MontySuspended pause) {
        if (pause instanceof MontyPending call) {
            return (call.receiver().isPresent() ? "." : "") + call.name() + arguments(call.args(), call.kwargs());
        } else if (pause instanceof MontyOsCall call) {
            return call.name() + arguments(call.args(), call.kwargs());
        } else if (pause instanceof MontyNameLookup lookup) {
            return lookup.name();
        }
        return "await " + ((MontyResolveFutures) pause).callIds();
    }

    private static String arguments(List<MontyValue> args, Map<String, MontyValue> kwargs) {
        return Stream.concat(
                        args.stream().map(MontyValue::toString),
                        kwargs.entrySet().stream().map(arg -> arg.getKey() + "=" + arg.getValue()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Returns where the script waits: {@code refund.py, line 2, column 10}. */
    static String place(MontySuspended pause) {
        MontyPosition position = pause.position();
        return position.line() == 0
                ? position.file()
                : position.file() + ", line " + position.line() + ", column " + position.column();
    }

    /** Writes the fields {@code call} and {@code position}. */
    static void write(JsonGenerator json, MontySuspended pause) throws IOException {
        json.writeObjectFieldStart("call");
        if (pause instanceof MontyPending call) {
            call(json, "function", call.name(), call.args(), call.kwargs());
        } else if (pause instanceof MontyOsCall call) {
            call(json, "os", call.name(), call.args(), call.kwargs());
        } else if (pause instanceof MontyNameLookup lookup) {
            call(json, "name", lookup.name(), List.of(), Map.of());
        } else {
            call(json, "futures", "await", List.of(), Map.of());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("position");
        json.writeStringField("file", pause.position().file());
        json.writeNumberField("line", pause.position().line());
        json.writeNumberField("column", pause.position().column());
        json.writeEndObject();
    }

    private static void call(
            JsonGenerator json, String kind, String name, List<MontyValue> args, Map<String, MontyValue> kwargs)
            throws IOException {
        json.writeStringField("kind", kind);
        json.writeStringField("name", name);
        json.writeArrayFieldStart("args");
        for (MontyValue arg : args) {
            json.writeRawValue(MontyValueJson.write(arg));
        }
        json.writeEndArray();
        json.writeObjectFieldStart("kwargs");
        for (Map.Entry<String, MontyValue> arg : kwargs.entrySet()) {
            json.writeFieldName(arg.getKey());
            json.writeRawValue(MontyValueJson.write(arg.getValue()));
        }
        json.writeEndObject();
    }
}
