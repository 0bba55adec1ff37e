package org.montyjvm.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResolveFutures;

/** Takes a script to its next call of the host, and keeps what it prints on the way. */
final class HostCalls {
    private final List<MontyOutput> outputs = new ArrayList<>();

    /**
     * Returns the next call of a function, or the end. A name that is only looked up is one that there is not; for a timer
     * is waited.
     */
    MontyProgress next(MontyProgress begin) {
        MontyProgress progress = begin;
        while (true) {
            outputs.addAll(progress.outputs());
            Optional<Duration> timer =
                    progress instanceof MontyResolveFutures futures ? futures.timer() : Optional.empty();
            if (progress instanceof MontyNameLookup lookup) {
                progress = lookup.resumeNotFound();
            } else if (progress instanceof MontyResolveFutures futures && timer.isPresent()) {
                await(timer.get());
                progress = futures.resume(Map.of());
            } else {
                return progress;
            }
        }
    }

    /** Returns what was printed. */
    List<MontyOutput> outputs() {
        return List.copyOf(outputs);
    }

    private static void await(Duration timer) {
        try {
            Thread.sleep(timer.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the next turn finds it, and is cancelled
        }
    }
}
