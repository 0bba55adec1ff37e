package org.montyjvm.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySuspended;

/**
 * Tells that a script waits, at what, and in which file.
 *
 * @param pause what it waits at
 * @param snapshot what was written
 * @param file where to
 * @param outputs what it printed on the way
 */
record PauseReport(MontySuspended pause, MontySnapshot snapshot, SnapshotFile file, List<MontyOutput> outputs) {
    /** Writes the snapshot, and returns what is to be told of it. */
    static PauseReport of(MontySuspended pause, MontySnapshot snapshot, SnapshotFile file, List<MontyOutput> outputs) {
        file.write(snapshot);
        return new PauseReport(pause, snapshot, file, outputs);
    }

    /** Prints the report, and returns the exit code. */
    int print(Streams streams, boolean json) {
        if (json) {
            JsonLine.print(streams.out(), this::write);
            return ExitCode.OK;
        }
        TextReport text = new TextReport(streams);
        outputs.forEach(output -> text.printed(output.stream(), output.text()));
        streams.err()
                .print(file + ": waits for " + streams.errPalette().bold(Pause.call(pause)) + ", " + Pause.place(pause)
                        + "\n");
        streams.err().flush();
        return ExitCode.OK;
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeBooleanField("ok", true);
        json.writeStringField("state", "suspended");
        Pause.write(json, pause);
        json.writeStringField("snapshot", file.toString());
        json.writeNumberField("bytes", snapshot.size());
        json.writeStringField("output", outputs.stream().map(MontyOutput::text).collect(Collectors.joining()));
        JsonReport.usage(json, pause.usage());
    }
}
