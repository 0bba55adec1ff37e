package org.montyjvm.internal.os;

import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyMount;
import org.montyjvm.internal.os.files.Volume;

/** What is in a {@link MontyMount}, for this module alone. */
public interface MountAccess {
    /** Returns the files of a mount. */
    Volume volume(MontyMount mount);

    /** Returns the installed implementation. */
    static MountAccess get() {
        try {
            MethodHandles.lookup().ensureInitialized(MontyMount.class);
        } catch (IllegalAccessException e) {
            throw new AssertionError("MontyMount is public", e);
        }
        return Holder.installed();
    }

    /** Called once, by the static initialiser of {@link MontyMount}. */
    static void install(MountAccess access) {
        Holder.access = access;
    }

    /** Where the implementation is kept; written before {@link #get()} can read it, by class initialisation. */
    final class Holder {
        private static @Nullable MountAccess access;

        private Holder() {}

        private static MountAccess installed() {
            if (access == null) {
                throw new AssertionError("MontyMount was initialised without installing its access");
            }
            return access;
        }
    }
}
