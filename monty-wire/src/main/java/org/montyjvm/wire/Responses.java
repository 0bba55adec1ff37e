package org.montyjvm.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyContinuation;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyValue;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;
import org.montyjvm.spi.MontyTurn;

/**
 * What a response comes to: what was asked for, or an exception. All methods throw a {@link MontyError} for a failure,
 * {@link IllegalArgumentException} for a request that the engine refused, and {@link IllegalStateException} for one that
 * it cannot take now.
 */
final class Responses {
    private Responses() {}

    /** Returns the result of a run that was to come to its end. */
    static MontyResult result(EngineResponse response) {
        ResponseFields fields = answer(response);
        return new MontyResult(value(fields), fields.outputs(), fields.usage());
    }

    /** Returns what a turn came to. */
    static MontyTurn turn(EngineResponse response) {
        Tag tag = Tag.of(response);
        if (!tag.isPause()) {
            ResponseFields fields = answer(response);
            return new MontyTurn.Complete(value(fields), fields.outputs(), fields.usage());
        }
        ResponseFields fields = ResponseFields.of(response);
        Question question = fields.question();
        if (question == null || question.tag() != tag) {
            throw MontyErrors.crash("the engine came to a pause of kind " + tag + " and does not ask so", null);
        }
        return question.turn(fields.outputs(), fields.usage());
    }

    /** Returns what a run waits for, or null if none waits. */
    static @Nullable MontyTurn pause(EngineResponse response) {
        if (Tag.of(response).isPause()) {
            return turn(response);
        }
        answer(response);
        return null;
    }

    /** Returns what a turn has printed; nothing where the interpreter is gone, for whatever reason. */
    static List<MontyOutput> printed(EngineResponse response) {
        return switch (Tag.of(response)) {
            case COMPLETE, BAD_REQUEST -> answer(response).outputs();
            default -> List.of();
        };
    }

    /** Returns the bytes of a snapshot. */
    static byte[] snapshot(EngineResponse response) {
        if (Tag.of(response) != Tag.COMPLETE) {
            answer(response);
        }
        return response.body();
    }

    /** Returns whether a source is complete. */
    static MontyContinuation continuation(EngineResponse response) {
        String answer = String.valueOf(answer(response).continuation());
        return switch (answer) {
            case "complete" -> MontyContinuation.COMPLETE;
            case "implicit" -> MontyContinuation.INCOMPLETE;
            case "block" -> MontyContinuation.INCOMPLETE_BLOCK;
            default ->
                throw MontyErrors.crash("the engine does not say whether the source is complete: " + answer, null);
        };
    }

    /** Returns the fields of a response that tells something. */
    static ResponseFields answer(EngineResponse response) {
        ResponseFields fields = ResponseFields.of(response);
        Tag tag = Tag.of(response);
        if (tag == Tag.COMPLETE) {
            return fields;
        }
        throw failure(tag, fields);
    }

    /** Returns what a turn that has no result left behind. */
    static MontyFailure left(EngineResponse response) {
        return ResponseFields.of(response).left();
    }

    private static MontyValue value(ResponseFields fields) {
        MontyValue value = fields.value();
        if (value == null) {
            throw MontyErrors.crash("the engine completed a run without a value", null);
        }
        return value;
    }

    private static RuntimeException failure(Tag tag, ResponseFields fields) {
        String message = fields.message() == null ? "" : fields.message();
        MontyFailure left = fields.left();
        return switch (tag) {
            case SCRIPT_ERROR -> MontyErrors.script(fields.type(), fields.message(), left);
            case RESOURCE ->
                MontyErrors.resource(limit(fields.limit()), fields.limitValue(), fields.used(), advice(fields), left);
            case CANCELLED -> MontyErrors.cancelled(left);
            case PANIC -> MontyErrors.panic(message, fields.location(), left);
            case BAD_REQUEST -> new IllegalArgumentException(message);
            case BUSY, WRONG_STATE -> new IllegalStateException(message);
            case UNKNOWN_HANDLE -> MontyErrors.crash("the engine has lost an interpreter: " + message, null);
            case POISONED -> MontyErrors.panic(message, null, left);
            case COMPLETE, CALL, OS_CALL, LOOKUP, FUTURES ->
                MontyErrors.crash("the engine gave an answer to another question, " + tag, null);
        };
    }

    private static String advice(ResponseFields fields) {
        return fields.full()
                ? "; the session's variables fill the limit, so that every run will fail until reset() or the restore of a"
                        + " snapshot"
                : "";
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
}
