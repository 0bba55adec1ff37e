package org.montyjvm.spi;

import java.util.List;
import java.util.Objects;
import org.montyjvm.MontyFrame;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyUsage;

/**
 * What every failed run leaves behind, whatever the reason it failed for.
 *
 * @param outputs what the script printed until then, in the order printed
 * @param usage what the run cost until then
 * @param traceback the traceback as Python prints it, or the empty string
 * @param frames the places that the error passed through, the outermost first
 */
public record MontyFailure(List<MontyOutput> outputs, MontyUsage usage, String traceback, List<MontyFrame> frames) {

    /** A failure that left nothing: the script never started. */
    public static final MontyFailure NONE = new MontyFailure(List.of(), MontyUsage.NONE, "", List.of());

    /**
     * Holds what is left; copies the lists.
     *
     * @param outputs {@link #outputs()}
     * @param usage {@link #usage()}
     * @param traceback {@link #traceback()}
     * @param frames {@link #frames()}
     * @throws NullPointerException if an argument that is not nullable is null
     */
    public MontyFailure {
        outputs = List.copyOf(outputs);
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(traceback, "traceback");
        frames = List.copyOf(frames);
    }
}
