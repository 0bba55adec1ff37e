package org.montyjvm.internal.os;

import org.montyjvm.MontyMount;
import org.montyjvm.internal.AccessPoint;
import org.montyjvm.internal.os.files.Volume;

/** What is in a {@link MontyMount}, for this module alone. */
public interface MountAccess {
    /** Where the one implementation is. */
    AccessPoint<MountAccess> POINT = new AccessPoint<>(MontyMount.class);

    /** Returns the files of a mount. */
    Volume volume(MontyMount mount);

    /** Returns the installed implementation. */
    static MountAccess get() {
        return POINT.get();
    }

    /** Called once, by the static initialiser of {@link MontyMount}. */
    static void install(MountAccess access) {
        POINT.install(access);
    }
}
