package org.montyjvm.internal.snapshot;

import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotInfo;
import org.montyjvm.MontySnapshotKey;

/** The way from the runners to what snapshots and keys do not show to applications. */
public interface SnapshotAccess {
    /** Returns a snapshot that is made of these very bytes. */
    MontySnapshot wrap(byte[] bytes, MontySnapshotInfo info);

    /** Returns the very bytes of a snapshot. */
    byte[] bytes(MontySnapshot snapshot);

    /** Returns what a key seals with. */
    Seal seal(MontySnapshotKey key);

    /** Returns the installed implementation. */
    static SnapshotAccess get() {
        try {
            MethodHandles.lookup().ensureInitialized(MontySnapshot.class);
        } catch (IllegalAccessException e) {
            throw new AssertionError("MontySnapshot is public", e);
        }
        return Holder.installed();
    }

    /** Called once, by the static initialiser of {@link MontySnapshot}. */
    static void install(SnapshotAccess access) {
        Holder.access = access;
    }

    /** Where the implementation is kept; written before {@link #get()} can read it, by class initialisation. */
    final class Holder {
        private static @Nullable SnapshotAccess access;

        private Holder() {}

        private static SnapshotAccess installed() {
            if (access == null) {
                throw new AssertionError("MontySnapshot was initialised without installing its access");
            }
            return access;
        }
    }
}
