package org.montyjvm;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What a run cost, as measured by the engine.
 *
 * @param time the time between entering the interpreter and leaving it
 * @param memoryBytes the memory that the interpreter held at the end, in bytes
 * @param peakMemoryBytes the most memory that it held at one time, in bytes
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // the doclet knows the tag, Error Prone does not
public record MontyUsage(Duration time, long memoryBytes, long peakMemoryBytes) implements Serializable {

    /** No time and no memory: the run never reached the interpreter. */
    public static final MontyUsage NONE = new MontyUsage(Duration.ZERO, 0, 0);

    /**
     * Holds the figures of one run.
     *
     * @param time {@link #time()}
     * @param memoryBytes {@link #memoryBytes()}
     * @param peakMemoryBytes {@link #peakMemoryBytes()}
     * @throws IllegalArgumentException if a figure is negative
     * @throws NullPointerException if {@code time} is null
     */
    public MontyUsage {
        Objects.requireNonNull(time, "time");
        if (time.isNegative() || memoryBytes < 0 || peakMemoryBytes < 0) {
            throw new IllegalArgumentException(
                    "negative usage: " + time + ", " + memoryBytes + " bytes, peak " + peakMemoryBytes + " bytes");
        }
    }
}
