package org.montyjvm.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyUsage;
import org.montyjvm.bridge.BridgeLimitException;
import org.montyjvm.wire.MontyValueJson;

/** For programs: one JSON object on one line of the standard output, and nothing else anywhere. */
final class JsonReport implements Report {
    private final PrintWriter out;

    JsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void printed(MontyOutput.Stream stream, String text) {
        // It is part of the object, which comes at the end.
    }

    @Override
    public void result(MontyResult result) {
        print(json -> {
            json.writeBooleanField("ok", true);
            json.writeFieldName("value");
            json.writeRawValue(MontyValueJson.write(result.value()));
            json.writeStringField("type", result.value().typeName());
            json.writeStringField("output", result.output());
            usage(json, result.usage());
        });
    }

    @Override
    public void error(MontyError error) {
        String type = error.getClass().getSimpleName();
        if (error instanceof MontyScriptError raised) {
            String message = raised.excMessage();
            print(json -> error(json, type, raised.excType(), message == null ? "" : message, error));
        } else {
            print(json -> {
                error(json, type, null, String.valueOf(error.getMessage()), error);
                if (error instanceof MontyResourceError resource) {
                    json.writeStringField("limit", resource.limit().name());
                    json.writeNumberField("limitValue", resource.limitValue());
                    json.writeNumberField("used", resource.used());
                }
            });
        }
    }

    @Override
    public void callLimit(BridgeLimitException error) {
        print(json -> neverRan(json, "BridgeLimitException", String.valueOf(error.getMessage())));
    }

    @Override
    public void usageError(String message, String advice) {
        print(json -> neverRan(json, "UsageError", message));
    }

    @Override
    public void shortage(VirtualMachineError shortage) {
        print(json -> neverRan(json, shortage.getClass().getSimpleName(), Report.message(shortage)));
    }

    @Override
    public void defect(Exception defect) {
        print(json -> neverRan(json, "Defect", defect.toString()));
    }

    private static void error(
            JsonGenerator json, String type, @Nullable String excType, String message, MontyError error)
            throws IOException {
        fields(json, type, excType, message, Report.traceback(error), error.output(), error.usage());
    }

    private static void neverRan(JsonGenerator json, String type, String message) throws IOException {
        fields(json, type, null, message, "", "", MontyUsage.NONE);
    }

    private static void fields(
            JsonGenerator json,
            String type,
            @Nullable String excType,
            String message,
            String traceback,
            String output,
            MontyUsage usage)
            throws IOException {
        json.writeBooleanField("ok", false);
        json.writeStringField("error", type);
        json.writeStringField("excType", excType);
        json.writeStringField("message", message);
        json.writeStringField("traceback", traceback);
        json.writeStringField("output", output);
        usage(json, usage);
    }

    /** Writes the field {@code usage}. */
    static void usage(JsonGenerator json, MontyUsage usage) throws IOException {
        json.writeObjectFieldStart("usage");
        json.writeNumberField("timeNanos", usage.time().toNanos());
        json.writeNumberField("memoryBytes", usage.memoryBytes());
        json.writeNumberField("peakMemoryBytes", usage.peakMemoryBytes());
        json.writeEndObject();
    }

    private void print(JsonLine.Body body) {
        JsonLine.print(out, body);
    }
}
