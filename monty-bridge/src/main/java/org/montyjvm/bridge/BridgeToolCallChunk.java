package org.montyjvm.bridge;

import java.util.Objects;
import org.montyjvm.MontyValue;

/**
 * A streaming handler gave a piece of its value.
 *
 * @param head run, number and time
 * @param callId the number of the call
 * @param name what was called
 * @param value the piece, shortened where it is too large
 */
public record BridgeToolCallChunk(BridgeEventHead head, int callId, String name, MontyValue value)
        implements BridgeEvent {

    /**
     * Holds an event.
     *
     * @param head {@link #head()}
     * @param callId {@link #callId()}
     * @param name {@link #name()}
     * @param value {@link #value()}
     * @throws NullPointerException if an argument is null that may not be
     */
    public BridgeToolCallChunk {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String type() {
        return "tool_call_chunk";
    }
}
