package org.montyjvm;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a script that ran to its end gave.
 *
 * <p>Immutable, and safe to share between threads.
 *
 * @param value the value of the script's last expression, or Python's {@code None} where it ends with a statement
 * @param outputs what the script printed, in the order printed
 * @param usage what the run cost
 */
public record MontyResult(MontyValue value, List<MontyOutput> outputs, MontyUsage usage) {

    /**
     * Holds a result.
     *
     * @param value {@link #value()}
     * @param outputs {@link #outputs()}
     * @param usage {@link #usage()}
     * @throws NullPointerException if an argument that is not nullable is null
     */
    public MontyResult {
        Objects.requireNonNull(value, "value");
        outputs = List.copyOf(outputs);
        Objects.requireNonNull(usage, "usage");
    }

    /**
     * Returns everything that the script printed, both streams in the order printed.
     *
     * @return the text, empty if nothing was printed
     */
    public String output() {
        return outputs.stream().map(MontyOutput::text).collect(Collectors.joining());
    }

    /**
     * Returns what the script printed to {@code sys.stdout}.
     *
     * @return the text, empty if nothing was printed there
     */
    public String stdout() {
        return text(MontyOutput.Stream.STDOUT);
    }

    /**
     * Returns what the script printed to {@code sys.stderr}.
     *
     * @return the text, empty if nothing was printed there
     */
    public String stderr() {
        return text(MontyOutput.Stream.STDERR);
    }

    private String text(MontyOutput.Stream stream) {
        return outputs.stream()
                .filter(output -> output.stream() == stream)
                .map(MontyOutput::text)
                .collect(Collectors.joining());
    }
}
