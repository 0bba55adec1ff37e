package org.montyjvm.bridge;

import java.util.Objects;
import org.montyjvm.MontyUsage;
import org.montyjvm.MontyValue;

/**
 * The script came to its end. The last event.
 *
 * @param head run, number and time
 * @param value the value of its last expression, shortened where it is too large
 * @param usage what the interpreter cost
 * @param bridge what the calls cost
 */
public record BridgeRunFinished(BridgeEventHead head, MontyValue value, MontyUsage usage, BridgeUsage bridge)
        implements BridgeEvent {

    /**
     * Holds an event.
     *
     * @param head {@link #head()}
     * @param value {@link #value()}
     * @param usage {@link #usage()}
     * @param bridge {@link #bridge()}
     * @throws NullPointerException if an argument is null that may not be
     */
    public BridgeRunFinished {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(bridge, "bridge");
    }

    @Override
    public String type() {
        return "run_finished";
    }
}
