package org.montyjvm.bridge;

import java.time.Instant;
import java.util.Objects;

/**
 * What all events have.
 *
 * @param runId the run, {@link BridgeRun#id()}
 * @param sequence the number of the event in its run, from 1 and without gaps, across freezing and resuming
 * @param time when it happened
 */
public record BridgeEventHead(String runId, long sequence, Instant time) {
    /**
     * Holds a head.
     *
     * @param runId {@link #runId()}
     * @param sequence {@link #sequence()}
     * @param time {@link #time()}
     */
    public BridgeEventHead {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(time, "time");
    }
}
