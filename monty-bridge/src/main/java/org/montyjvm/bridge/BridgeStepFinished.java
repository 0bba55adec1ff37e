package org.montyjvm.bridge;

import java.util.Objects;
import org.montyjvm.MontyUsage;

/**
 * The interpreter stopped working: the script asked something, ended or failed.
 *
 * @param head run, number and time
 * @param step the number of the step
 * @param usage what the run cost until now
 */
public record BridgeStepFinished(BridgeEventHead head, long step, MontyUsage usage) implements BridgeEvent {

    /**
     * Holds an event.
     *
     * @param head {@link #head()}
     * @param step {@link #step()}
     * @param usage {@link #usage()}
     * @throws NullPointerException if an argument is null that may not be
     */
    public BridgeStepFinished {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(usage, "usage");
    }

    @Override
    public String type() {
        return "step_finished";
    }
}
