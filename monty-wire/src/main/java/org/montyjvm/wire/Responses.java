package org.montyjvm.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontyFrame;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;

/** What comes from the engine: results, or errors ready to be thrown. */
final class Responses {
    private Responses() {}

    /**
     * Returns the result of a run.
     *
     * @throws MontyError if the run gave none
     * @throws IllegalArgumentException if the engine refused the request
     */
    static MontyResult result(EngineResponse response) {
        Fields fields = Fields.of(response);
        Tag tag = tag(response);
        if (tag == Tag.COMPLETE && fields.value != null) {
            return new MontyResult(fields.value, fields.outputs, fields.usage);
        }
        throw failure(tag, fields);
    }

    /**
     * Returns the fields of a response that tells something.
     *
     * @throws MontyError if it tells a failure instead
     */
    static Fields answer(EngineResponse response) {
        Fields fields = Fields.of(response);
        Tag tag = tag(response);
        if (tag == Tag.COMPLETE) {
            return fields;
        }
        throw failure(tag, fields);
    }

    /** Returns what a run that failed left behind. */
    static MontyFailure left(EngineResponse response) {
        return Fields.of(response).left();
    }

    private static Tag tag(EngineResponse response) {
        return Tag.of(response.tag())
                .orElseThrow(() -> MontyErrors.crash("the engine gave an unknown tag, " + response.tag(), null));
    }

    private static RuntimeException failure(Tag tag, Fields fields) {
        String message = fields.message == null ? "" : fields.message;
        MontyFailure left = fields.left();
        return switch (tag) {
            case SCRIPT_ERROR ->
                MontyErrors.script(fields.type == null ? "Exception" : fields.type, fields.message, left);
            case RESOURCE -> MontyErrors.resource(limit(fields.limit), fields.limitValue, fields.used, left);
            case CANCELLED -> MontyErrors.cancelled(left);
            case PANIC -> MontyErrors.panic(message, fields.location, left);
            case BAD_REQUEST -> new IllegalArgumentException(message);
            case BUSY -> new IllegalStateException(message);
            case UNKNOWN_HANDLE -> MontyErrors.disposed(message);
            case POISONED -> MontyErrors.panic(message, null, left);
            case COMPLETE -> MontyErrors.crash("the engine completed a run without a value", null);
        };
    }

    private static MontyLimit limit(@Nullable String name) {
        return switch (name == null ? "" : name) {
            case "memory" -> MontyLimit.MEMORY;
            case "duration" -> MontyLimit.DURATION;
            case "source" -> MontyLimit.SOURCE_SIZE;
            case "output" -> MontyLimit.OUTPUT_SIZE;
            case "result" -> MontyLimit.RESULT_SIZE;
            case "nesting" -> MontyLimit.NESTING;
            case "digits" -> MontyLimit.DIGITS;
            case "suspensions" -> MontyLimit.SUSPENSIONS;
            default -> throw MontyErrors.crash("the engine hit a limit without a known name, " + name, null);
        };
    }

    /** Every field that a response may have. Those that it has not stay empty. */
    static final class Fields {
        private @Nullable MontyValue value;
        private List<MontyOutput> outputs = List.of();
        private MontyUsage usage = MontyUsage.NONE;
        private @Nullable String type;
        private @Nullable String message;
        private String traceback = "";
        private List<MontyFrame> frames = List.of();
        private @Nullable String limit;
        private long limitValue;
        private long used;
        private @Nullable String location;
        private @Nullable String interpreter;
        private int abi;
        private long handle;
        private long handles;
        private long buffers;

        private Fields() {}

        static Fields of(EngineResponse response) {
            Fields fields = new Fields();
            if (response.json().length == 0) {
                return fields;
            }
            try (JsonParser json = WireJson.FACTORY.createParser(response.json())) {
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
                        new String(response.json(), 0, Math.min(response.json().length, 200), StandardCharsets.UTF_8);
                throw MontyErrors.crash(
                        "the engine's response is malformed: " + e.getMessage() + "; it starts " + start, e);
            }
        }

        MontyFailure left() {
            return new MontyFailure(outputs, usage, traceback, frames);
        }

        String interpreter() {
            return interpreter == null ? "unknown" : interpreter;
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

        private void read(String name, JsonParser json) throws IOException {
            switch (name) {
                case "value" -> value = new ValueReader(json).read();
                case "output" -> outputs = readOutputs(json);
                case "usage" -> usage = readUsage(json);
                case "type" -> type = json.getValueAsString();
                case "message" -> message = json.getValueAsString();
                case "traceback" -> traceback = json.getText();
                case "frames" -> frames = readFrames(json);
                case "limit" -> limit = json.getText();
                case "limitValue" -> limitValue = json.getLongValue();
                case "used" -> used = json.getLongValue();
                case "location" -> location = json.getValueAsString();
                case "interpreter" -> interpreter = json.getText();
                case "abi" -> abi = json.getIntValue();
                case "handle" -> handle = json.getLongValue();
                case "handles" -> handles = json.getLongValue();
                case "buffers" -> buffers = json.getLongValue();
                default -> json.skipChildren();
            }
        }

        private static List<MontyOutput> readOutputs(JsonParser json) throws IOException {
            List<MontyOutput> outputs = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                MontyOutput.Stream stream = stream(json.nextTextValue());
                outputs.add(new MontyOutput(stream, json.nextTextValue()));
                if (json.nextToken() != JsonToken.END_ARRAY) {
                    throw new IOException("output of more than a stream and a text");
                }
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
}
