package org.montyjvm.internal.snapshot;

import java.time.Duration;
import java.util.List;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontySnapshotInfo;
import org.montyjvm.MontySnapshotInfo.Kind;

/** The part of a snapshot that anyone may read. */
final class SnapshotHead {
    private SnapshotHead() {}

    static void write(MontySnapshotInfo info, SnapshotOutput out) {
        out.flag(info.suspended());
        out.text(info.backend());
        out.text(info.interpreterVersion());
        out.count(info.abiVersion());
        MontyLimits limits = info.limits();
        out.number(limits.memoryBytes());
        out.number(limits.duration().toNanos());
        out.count(limits.recursionDepth());
        out.number(limits.sourceBytes());
        out.number(limits.outputBytes());
        out.number(limits.resultBytes());
        out.count(limits.suspensions());
        out.texts(info.grants());
    }

    static MontySnapshotInfo read(SnapshotInput in, int version, Kind kind, boolean signed, int payloadBytes) {
        boolean suspended = in.flag();
        String backend = in.text();
        String interpreter = in.text();
        int abi = in.count();
        MontyLimits limits = limits(in);
        List<String> grants = in.list(in::text);
        in.end();
        return new MontySnapshotInfo(
                version, backend, interpreter, abi, kind, suspended, limits, grants, signed, payloadBytes);
    }

    private static MontyLimits limits(SnapshotInput in) {
        try {
            return new MontyLimits(
                    in.number(),
                    Duration.ofNanos(in.number()),
                    in.count(),
                    in.number(),
                    in.number(),
                    in.number(),
                    in.count());
        } catch (IllegalArgumentException outOfRange) {
            throw in.wrong("limits that do not exist");
        }
    }
}
