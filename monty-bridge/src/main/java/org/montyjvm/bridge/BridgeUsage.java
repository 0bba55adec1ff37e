package org.montyjvm.bridge;

import java.time.Duration;
import java.util.Objects;

/**
 * What the calls of a run cost.
 *
 * @param calls how many there were, those of the operating system included
 * @param handlerTime how long their handlers worked, all together
 */
public record BridgeUsage(long calls, Duration handlerTime) {
    /**
     * Holds figures.
     *
     * @param calls {@link #calls()}
     * @param handlerTime {@link #handlerTime()}
     */
    public BridgeUsage {
        Objects.requireNonNull(handlerTime, "handlerTime");
    }
}
