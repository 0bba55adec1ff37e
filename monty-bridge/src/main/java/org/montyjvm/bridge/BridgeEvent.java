package org.montyjvm.bridge;

import java.time.Instant;

/**
 * Something that happened in a {@link BridgeRun}. Immutable, and safe to share between threads.
 *
 * <p>The order is always the same: {@link BridgeRunStarted}; then steps, each a {@link BridgeStepStarted}, what was printed
 * and a {@link BridgeStepFinished}; between two steps the calls that the script made; at last {@link BridgeRunFinished} or
 * {@link BridgeRunError}. The result of a call that Python awaits may come some steps after its start.
 */
public sealed interface BridgeEvent
        permits BridgeRunStarted,
                BridgeStepStarted,
                BridgeStepFinished,
                BridgeTextContent,
                BridgeToolCallStart,
                BridgeToolCallChunk,
                BridgeToolCallResult,
                BridgeOsCall,
                BridgeRunFinished,
                BridgeRunError {

    /**
     * Returns run, number and time.
     *
     * @return what all events have
     */
    BridgeEventHead head();

    /**
     * Returns the type's name in JSON.
     *
     * @return a name such as {@code "tool_call_start"}
     */
    String type();

    /**
     * Returns the run.
     *
     * @return {@link BridgeRun#id()}
     */
    default String runId() {
        return head().runId();
    }

    /**
     * Returns the number of the event in its run.
     *
     * @return a number from 1, without gaps
     */
    default long sequence() {
        return head().sequence();
    }

    /**
     * Returns when it happened.
     *
     * @return the time
     */
    default Instant time() {
        return head().time();
    }

    /**
     * Returns whether this is the last event of its run.
     *
     * @return true for {@link BridgeRunFinished} and {@link BridgeRunError}
     */
    default boolean isLast() {
        return this instanceof BridgeRunFinished || this instanceof BridgeRunError;
    }

    /**
     * Returns the event as a JSON object on one line, for a browser or a log. Values have the form of the wire format, but
     * functions, classes and the like are {@code {"$repr": "…"}}.
     *
     * @return the text
     */
    default String toJson() {
        return EventJson.text(this);
    }
}
