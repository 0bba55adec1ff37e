package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyFrame;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;

/** Every field that a response may have. Those that it has not stay empty. */
final class ResponseFields {
    private @Nullable MontyValue value;
    private @Nullable Question question;
    private List<MontyOutput> outputs = List.of();
    private MontyUsage usage = MontyUsage.NONE;
    private @Nullable String type;
    private @Nullable String message;
    private String traceback = "";
    private List<MontyFrame> frames = List.of();
    private @Nullable String limit;
    private long limitValue;
    private long used;
    private boolean full;
    private @Nullable String location;
    private @Nullable String interpreter;
    private @Nullable String kind;
    private @Nullable String name;
    private @Nullable String continuation;
    private List<String> functions = List.of();
    private int abi;
    private long handle;
    private long handles;
    private long buffers;

    private ResponseFields() {}

    /**
     * Reads a response.
     *
     * @throws org.montyjvm.MontyCrashError if it is not what an engine of this version says
     */
    static ResponseFields of(EngineResponse response) {
        ResponseFields fields = new ResponseFields();
        if (response.body().length == 0) {
            return fields;
        }
        try (JsonParser json = WireJson.FACTORY.createParser(response.body())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                fields.read(name, json);
            }
            if (json.nextToken() != null) {
                throw new IOException("more than one object");
            }
            return fields;
        } catch (IOException | RuntimeException e) {
            String start =
                    new String(response.body(), 0, Math.min(response.body().length, 200), StandardCharsets.UTF_8);
            throw MontyErrors.crash(
                    "the engine's response is malformed: " + e.getMessage() + "; it starts " + start, e);
        }
    }

    @Nullable MontyValue value() {
        return value;
    }

    @Nullable Question question() {
        return question;
    }

    List<MontyOutput> outputs() {
        return outputs;
    }

    MontyUsage usage() {
        return usage;
    }

    /** Returns what a run that failed left behind. */
    MontyFailure left() {
        return new MontyFailure(outputs, usage, traceback, frames);
    }

    String type() {
        return Objects.requireNonNullElse(type, "Exception");
    }

    @Nullable String message() {
        return message;
    }

    @Nullable String limit() {
        return limit;
    }

    long limitValue() {
        return limitValue;
    }

    long used() {
        return used;
    }

    /** Whether it is what the session keeps that fills its memory limit. */
    boolean full() {
        return full;
    }

    @Nullable String location() {
        return location;
    }

    String interpreter() {
        return Objects.requireNonNullElse(interpreter, "unknown");
    }

    @Nullable String kind() {
        return kind;
    }

    /** Returns the name of a session. */
    String name() {
        return Objects.requireNonNullElse(name, "session");
    }

    @Nullable String continuation() {
        return continuation;
    }

    List<String> functions() {
        return functions;
    }

    int abi() {
        return abi;
    }

    long handle() {
        return handle;
    }

    long handles() {
        return handles;
    }

    long buffers() {
        return buffers;
    }

    private void read(String field, JsonParser json) throws IOException {
        switch (field) {
            case "value" -> value = new ValueReader(json).read();
            case "output" -> outputs = readOutputs(json);
            case "usage" -> usage = readUsage(json);
            case "call", "os", "lookup", "futures" -> {
                if (question != null) {
                    throw new IOException("more than one question");
                }
                question = QuestionReader.read(field, json);
            }
            case "type" -> type = json.getValueAsString();
            case "message" -> message = json.getValueAsString();
            case "traceback" -> traceback = json.getText();
            case "frames" -> frames = readFrames(json);
            case "limit" -> limit = json.getText();
            case "limitValue" -> limitValue = json.getLongValue();
            case "used" -> used = json.getLongValue();
            case "full" -> full = json.getBooleanValue();
            case "location" -> location = json.getValueAsString();
            case "interpreter" -> interpreter = json.getText();
            case "kind" -> kind = json.getText();
            case "name" -> name = json.getValueAsString();
            case "continuation" -> continuation = json.getText();
            case "functions" -> functions = readTexts(json);
            case "abi" -> abi = json.getIntValue();
            case "handle" -> handle = json.getLongValue();
            case "handles" -> handles = json.getLongValue();
            case "buffers" -> buffers = json.getLongValue();
            default -> json.skipChildren();
        }
    }

    private static List<String> readTexts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String text = json.nextTextValue(); text != null; text = json.nextTextValue()) {
            texts.add(text);
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException("a name that is no text");
        }
        return texts;
    }

    private static List<MontyOutput> readOutputs(JsonParser json) throws IOException {
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return List.of();
        }
        List<MontyOutput> outputs = new ArrayList<>();
        while (json.currentToken() == JsonToken.START_ARRAY) {
            MontyOutput.Stream stream = stream(json.nextTextValue());
            outputs.add(new MontyOutput(stream, json.nextTextValue()));
            if (json.nextToken() != JsonToken.END_ARRAY) {
                throw new IOException("output of more than a stream and a text");
            }
            json.nextToken();
        }
        return outputs;
    }

    private static MontyOutput.Stream stream(@Nullable String name) throws IOException {
        return switch (String.valueOf(name)) {
            case "out" -> MontyOutput.Stream.STDOUT;
            case "err" -> MontyOutput.Stream.STDERR;
            default -> throw new IOException("unknown stream " + name);
        };
    }

    private static MontyUsage readUsage(JsonParser json) throws IOException {
        long nanos = 0;
        long memory = 0;
        long peak = 0;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            long figure = json.nextLongValue(0);
            switch (name) {
                case "nanos" -> nanos = figure;
                case "memory" -> memory = figure;
                case "peak" -> peak = figure;
                default -> throw new IOException("unknown usage " + name);
            }
        }
        return new MontyUsage(Duration.ofNanos(nanos), memory, peak);
    }

    private static List<MontyFrame> readFrames(JsonParser json) throws IOException {
        List<MontyFrame> frames = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            frames.add(readFrame(json));
        }
        return frames;
    }

    private static MontyFrame readFrame(JsonParser json) throws IOException {
        String file = "";
        String function = null;
        String source = null;
        int line = 0;
        int column = 0;
        int endLine = 0;
        int endColumn = 0;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "file" -> file = json.getText();
                case "line" -> line = json.getIntValue();
                case "column" -> column = json.getIntValue();
                case "endLine" -> endLine = json.getIntValue();
                case "endColumn" -> endColumn = json.getIntValue();
                case "function" -> function = json.getValueAsString();
                case "source" -> source = json.getValueAsString();
                default -> throw new IOException("unknown field of a frame " + name);
            }
        }
        return new MontyFrame(file, line, column, endLine, endColumn, function, source);
    }
}
