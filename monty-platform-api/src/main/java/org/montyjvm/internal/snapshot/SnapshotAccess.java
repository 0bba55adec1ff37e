package org.montyjvm.internal.snapshot;

import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotInfo;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.internal.AccessPoint;

/** The way from the runners to what snapshots and keys do not show to applications. */
public interface SnapshotAccess {
    /** Where the one implementation is. */
    AccessPoint<SnapshotAccess> POINT = new AccessPoint<>(MontySnapshot.class);

    /** Returns a snapshot that is made of these very bytes. */
    MontySnapshot wrap(byte[] bytes, MontySnapshotInfo info);

    /** Returns the very bytes of a snapshot. */
    byte[] bytes(MontySnapshot snapshot);

    /** Returns what a key seals with. */
    Seal seal(MontySnapshotKey key);

    /** Returns the installed implementation. */
    static SnapshotAccess get() {
        return POINT.get();
    }

    /** Called once, by the static initialiser of {@link MontySnapshot}. */
    static void install(SnapshotAccess access) {
        POINT.install(access);
    }
}
