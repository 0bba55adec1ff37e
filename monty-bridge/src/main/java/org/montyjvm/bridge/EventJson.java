package org.montyjvm.bridge;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;

/** Events as JSON. */
final class EventJson {
    private final JsonGenerator json;

    private EventJson(JsonGenerator json) {
        this.json = json;
    }

    static String text(BridgeEvent event) {
        return JsonText.of(json -> new EventJson(json).event(event));
    }

    private void event(BridgeEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", event.type());
        json.writeStringField("run", event.runId());
        json.writeNumberField("sequence", event.sequence());
        json.writeStringField("time", event.time().toString());
        body(event);
        json.writeEndObject();
    }

    private void body(BridgeEvent event) throws IOException {
        if (event instanceof BridgeRunStarted started) {
            json.writeStringField("script", started.script());
            json.writeStringField("backend", started.backend());
            json.writeBooleanField("resumed", started.resumed());
        } else if (event instanceof BridgeStepStarted step) {
            json.writeNumberField("step", step.step());
        } else if (event instanceof BridgeStepFinished step) {
            json.writeNumberField("step", step.step());
            usage(step.usage());
        } else if (event instanceof BridgeTextContent content) {
            json.writeStringField("stream", content.stream().name().toLowerCase(Locale.ROOT));
            json.writeStringField("text", content.text());
        } else if (event instanceof BridgeToolCallStart call) {
            call(call.callId(), call.name());
            arguments(call.args(), call.kwargs());
            json.writeStringField("role", call.role().label());
            position(call.position());
        } else if (event instanceof BridgeToolCallChunk chunk) {
            call(chunk.callId(), chunk.name());
            value("value", chunk.value());
        } else if (event instanceof BridgeToolCallResult result) {
            call(result.callId(), result.name());
            outcome(result.outcome());
            json.writeNumberField("nanos", result.duration().toNanos());
        } else if (event instanceof BridgeOsCall call) {
            call(call.callId(), call.name());
            arguments(call.args(), call.kwargs());
            position(call.position());
            outcome(call.outcome());
            json.writeNumberField("nanos", call.duration().toNanos());
        } else if (event instanceof BridgeRunFinished finished) {
            value("value", finished.value());
            usage(finished.usage());
            bridge(finished.bridge());
        } else if (event instanceof BridgeRunError error) {
            json.writeStringField("kind", error.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringField("message", error.message());
            json.writeStringField("traceback", error.traceback());
            usage(error.usage());
            bridge(error.bridge());
        }
    }

    private void call(int callId, String name) throws IOException {
        json.writeNumberField("call", callId);
        json.writeStringField("name", name);
    }

    private void arguments(List<MontyValue> args, Map<String, MontyValue> kwargs) throws IOException {
        json.writeArrayFieldStart("args");
        for (MontyValue arg : args) {
            ValueJson.write(json, arg);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("kwargs");
        for (Map.Entry<String, MontyValue> arg : kwargs.entrySet()) {
            value(arg.getKey(), arg.getValue());
        }
        json.writeEndObject();
    }

    private void position(MontyPosition position) throws IOException {
        json.writeObjectFieldStart("position");
        json.writeStringField("file", position.file());
        json.writeNumberField("line", position.line());
        json.writeNumberField("column", position.column());
        json.writeEndObject();
    }

    private void outcome(BridgeOutcome outcome) throws IOException {
        if (outcome instanceof BridgeOutcome.Returned returned) {
            value("value", returned.value());
        } else if (outcome instanceof BridgeOutcome.Raised raised) {
            json.writeObjectFieldStart("error");
            json.writeStringField("type", raised.excType());
            json.writeStringField("message", raised.message());
            json.writeEndObject();
        } else if (outcome instanceof BridgeOutcome.Cancelled cancelled) {
            json.writeStringField("cancelled", cancelled.reason());
        }
    }

    private void usage(MontyUsage usage) throws IOException {
        json.writeObjectFieldStart("usage");
        json.writeNumberField("nanos", usage.time().toNanos());
        json.writeNumberField("memory", usage.memoryBytes());
        json.writeNumberField("peak", usage.peakMemoryBytes());
        json.writeEndObject();
    }

    private void bridge(BridgeUsage usage) throws IOException {
        json.writeObjectFieldStart("bridge");
        json.writeNumberField("calls", usage.calls());
        json.writeNumberField("nanos", usage.handlerTime().toNanos());
        json.writeEndObject();
    }

    private void value(String field, MontyValue value) throws IOException {
        json.writeFieldName(field);
        ValueJson.write(json, value);
    }
}
