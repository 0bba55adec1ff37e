package org.montyjvm.bridge;

import java.time.Duration;
import java.util.Objects;

/**
 * A call of a function of a plugin is over.
 *
 * @param head run, number and time
 * @param callId the number of the call
 * @param name what was called
 * @param outcome what came of it
 * @param duration how long it took
 */
public record BridgeToolCallResult(
        BridgeEventHead head, int callId, String name, BridgeOutcome outcome, Duration duration)
        implements BridgeEvent {

    /**
     * Holds an event.
     *
     * @param head {@link #head()}
     * @param callId {@link #callId()}
     * @param name {@link #name()}
     * @param outcome {@link #outcome()}
     * @param duration {@link #duration()}
     * @throws NullPointerException if an argument is null that may not be
     */
    public BridgeToolCallResult {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(duration, "duration");
    }

    @Override
    public String type() {
        return "tool_call_result";
    }
}
