package org.montyjvm.bridge;

import java.util.Objects;

/**
 * The interpreter is about to work, until the script ends or asks something.
 *
 * @param head run, number and time
 * @param step the number of the step in its run, from 1
 */
public record BridgeStepStarted(BridgeEventHead head, long step) implements BridgeEvent {

    /**
     * Holds an event.
     *
     * @param head {@link #head()}
     * @param step {@link #step()}
     * @throws NullPointerException if an argument is null that may not be
     */
    public BridgeStepStarted {
        Objects.requireNonNull(head, "head");
    }

    @Override
    public String type() {
        return "step_started";
    }
}
