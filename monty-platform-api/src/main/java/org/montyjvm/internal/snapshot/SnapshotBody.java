package org.montyjvm.internal.snapshot;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyUsage;
import org.montyjvm.internal.os.OsState;
import org.montyjvm.internal.pause.Clockwork;

/**
 * What the Java side needs to go on.
 *
 * @param session the session's name, or the empty string for a run
 * @param asks whether functions, modules or a name resolver were registered in the session
 * @param outputs what the suspended run printed so far
 * @param usage what it cost so far
 * @param os how far the policy's clock and budget went
 * @param sleeps what is left of each {@code asyncio.sleep} that the policy serves, by call id
 */
public record SnapshotBody(
        String session,
        boolean asks,
        List<MontyOutput> outputs,
        MontyUsage usage,
        OsState os,
        Map<Integer, Duration> sleeps) {

    void write(SnapshotOutput out) {
        out.text(session);
        out.flag(asks);
        out.number(usage.time().toNanos());
        out.number(usage.memoryBytes());
        out.number(usage.peakMemoryBytes());
        out.number(os.virtualNanos());
        out.number(os.sleptNanos());
        out.count(sleeps.size());
        sleeps.forEach((callId, left) -> {
            out.count(callId);
            out.number(Math.max(0, Clockwork.nanos(left)));
        });
        out.count(outputs.size());
        for (MontyOutput output : outputs) {
            out.oneOf(MontyOutput.Stream.values(), output.stream());
            out.text(output.text());
        }
    }

    static SnapshotBody read(SnapshotInput in) {
        String session = in.text();
        boolean asks = in.flag();
        MontyUsage usage = new MontyUsage(Duration.ofNanos(in.number()), in.number(), in.number());
        OsState os = new OsState(in.number(), in.number());
        Map<Integer, Duration> sleeps = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            sleeps.put(in.count(), Duration.ofNanos(in.number()));
        }
        List<MontyOutput> outputs = in.list(() -> new MontyOutput(in.oneOf(MontyOutput.Stream.values()), in.text()));
        in.end();
        return new SnapshotBody(session, asks, outputs, usage, os, sleeps);
    }
}
