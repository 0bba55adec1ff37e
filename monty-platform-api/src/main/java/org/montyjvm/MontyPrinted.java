package org.montyjvm;

import java.util.List;
import java.util.Objects;

/**
 * What a run has printed so far, from a position on: the answer of {@link MontyRunner#printed(long)}. Immutable.
 *
 * @param run which of the runner's runs it is, counted from 1; 0 if there is none in progress
 * @param outputs the text, in the order printed; empty if there is nothing new
 * @param next the position to ask from next time, in bytes of UTF-8 since the run began
 */
public record MontyPrinted(long run, List<MontyOutput> outputs, long next) {

    /**
     * Holds what was printed.
     *
     * @param run {@link #run()}
     * @param outputs {@link #outputs()}
     * @param next {@link #next()}
     * @throws NullPointerException if {@code outputs} is null or has a null in it
     */
    public MontyPrinted {
        outputs = List.copyOf(Objects.requireNonNull(outputs, "outputs"));
    }
}
