package org.montyjvm.wasm;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.wire.EngineResponse;

/** The responses that the module itself cannot give, because there is none or it has ended. */
final class Responses {
    static final int COMPLETE = 0;
    static final int RESOURCE = -2;
    static final int CANCELLED = -3;
    static final int PANIC = -4;
    static final int BAD_REQUEST = -5;
    static final int UNKNOWN_HANDLE = -6;
    static final int BUSY = -7;
    static final int POISONED = -8;

    private static final String NO_EXCEPTION = "\"type\":null,\"message\":null,\"traceback\":\"\",\"frames\":[]";

    private Responses() {}

    /** Returns a refusal. */
    static EngineResponse message(int tag, String message) {
        return response(tag, "{\"message\":\"" + quoted(message) + "\"}");
    }

    /** Returns the response that says that the interpreter was created. */
    static EngineResponse withHandle(byte[] response, long handle, long own) {
        String json = new String(response, StandardCharsets.UTF_8);
        return response(COMPLETE, json.replaceFirst("\"handle\":" + own + "\\b", "\"handle\":" + handle));
    }

    /** Returns the response that says what a turn has printed from a position on. */
    static EngineResponse output(List<PrintedText.Piece> pieces, long from) {
        long told = pieces.stream()
                .mapToLong(piece -> piece.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        return response(COMPLETE, "{" + output(pieces) + ",\"next\":" + (from + told) + "}");
    }

    private static String output(List<PrintedText.Piece> pieces) {
        return pieces.stream()
                .map(piece -> (piece.stream() == 1 ? "[\"out\",\"" : "[\"err\",\"") + quoted(piece.text()) + "\"]")
                .collect(Collectors.joining(",", "\"output\":[", "]"));
    }

    static EngineResponse response(int tag, String json) {
        return new EngineResponse(tag, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns what a turn came to that did not come to its end.
     *
     * @param lost how it ended
     * @param nanos how long it took
     * @param pages how large the memory was
     * @param memoryLimit how many bytes its Python was allowed
     * @param printed what it has printed
     * @throws org.montyjvm.MontyCrashError if there is no word for it
     */
    static EngineResponse of(
            InstanceLostException lost, long nanos, int pages, long memoryLimit, List<PrintedText.Piece> printed) {
        long bytes = pages * (long) LinearMemory.PAGE_BYTES;
        String usage = "\"usage\":{\"nanos\":" + nanos + ",\"memory\":0,\"peak\":" + bytes + "}";
        return switch (lost.reason()) {
            case KILLED -> response(CANCELLED, "{" + NO_EXCEPTION + "," + output(printed) + "," + usage + "}");
            case PANICKED -> response(PANIC, lost.lastWords());
            case OUT_OF_STACK ->
                response(PANIC, "{\"message\":\"the interpreter's stack is exhausted\",\"location\":null}");
            case OUT_OF_MEMORY ->
                response(
                        RESOURCE,
                        "{" + NO_EXCEPTION + ",\"limit\":\"memory\",\"limitValue\":" + Math.min(memoryLimit, bytes)
                                + ",\"used\":" + bytes + "," + output(printed) + "," + usage + "}");
            case TRAPPED ->
                throw MontyErrors.crash(
                        "the WASM engine trapped: "
                                + (lost.getCause() == null
                                        ? ""
                                        : lost.getCause().getMessage())
                                + (lost.lastWords().isEmpty() ? "" : "; " + lost.lastWords()),
                        lost);
        };
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
