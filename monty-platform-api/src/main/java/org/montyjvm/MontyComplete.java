package org.montyjvm;

import java.util.List;
import java.util.Objects;

/**
 * The script came to its end.
 *
 * @param result the value, everything that was printed since the start, and what the whole run cost
 * @param outputs what was printed since the last pause only
 */
public record MontyComplete(MontyResult result, List<MontyOutput> outputs) implements MontyProgress {

    /**
     * Holds a result; copies the list.
     *
     * @param result {@link #result()}
     * @param outputs {@link #outputs()}
     * @throws NullPointerException if an argument is null
     */
    public MontyComplete {
        Objects.requireNonNull(result, "result");
        outputs = List.copyOf(outputs);
    }

    /**
     * Returns the script's value: the same as {@code result().value()}.
     *
     * @return the value
     */
    public MontyValue value() {
        return result.value();
    }

    @Override
    public MontyUsage usage() {
        return result.usage();
    }
}
