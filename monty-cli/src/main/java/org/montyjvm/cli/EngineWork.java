package org.montyjvm.cli;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.montyjvm.MontyError;
import org.montyjvm.bridge.BridgeLimitException;
import org.montyjvm.config.HumanDuration;

/** Work on an engine: it can be cancelled, shows its progress, and what goes wrong with it is told. */
final class EngineWork {
    private final Streams streams;
    private final Report report;

    EngineWork(Streams streams, Report report) {
        this.streams = streams;
        this.report = report;
    }

    /** The work. */
    interface Task {
        /** Does it, and returns what tells the user of it and gives the exit code, for when the progress is gone. */
        IntSupplier run(Progress progress);
    }

    /**
     * Does the work and returns the exit code.
     *
     * @param progress the line that is shown while it lasts
     * @throws UsageException if it asks for something that there is not
     */
    int run(Function<Duration, String> progress, Task task) {
        try (Interruption signal = Interruption.begin()) {
            return signal.reported(told(progress, task));
        }
    }

    /** Returns the line about a script that may run so long. */
    static Function<Duration, String> running(Duration limit) {
        return elapsed -> "running for " + elapsed.toSeconds() + " s, the limit is " + HumanDuration.format(limit)
                + "; Ctrl-C stops the script";
    }

    private int told(Function<Duration, String> text, Task task) {
        IntSupplier told;
        try (Progress progress = Progress.begin(streams, text)) {
            told = task.run(progress);
        } catch (MontyError e) {
            report.error(e);
            return ExitCode.of(e);
        } catch (BridgeLimitException e) {
            report.callLimit(e);
            return ExitCode.RESOURCE;
        } catch (IllegalArgumentException e) { // an engine or an input that there is not
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        return told.getAsInt();
    }
}
