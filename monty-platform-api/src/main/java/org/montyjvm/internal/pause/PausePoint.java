package org.montyjvm.internal.pause;

import java.util.List;
import java.util.Objects;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontyUsage;

/** What every pause has: the run behind it, what was printed since the last one, the cost so far, and the place. */
public record PausePoint(Suspension suspension, List<MontyOutput> outputs, MontyUsage usage, MontyPosition position) {
    /** Copies the list. */
    public PausePoint {
        Objects.requireNonNull(suspension, "suspension");
        outputs = List.copyOf(outputs);
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(position, "position");
    }
}
