package org.montyjvm.internal.pause;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontySuspended;
import org.montyjvm.internal.AccessPoint;

/**
 * The way from this module's other packages to the constructors of the pauses, which applications must not call. The
 * public package installs the one implementation when its pauses are first used.
 */
public interface PauseAccess {
    /** Where the one implementation is. */
    AccessPoint<PauseAccess> POINT = new AccessPoint<>(MontySuspended.class);

    /** Makes a {@link MontyPending}. */
    MontyPending pending(PausePoint point, Arguments call, @Nullable UUID receiver);

    /** Makes a {@link MontyOsCall}. */
    MontyOsCall osCall(PausePoint point, MontyOsFunction function, Arguments call, boolean write, boolean awaitable);

    /** Makes a {@link MontyNameLookup}. */
    MontyNameLookup lookup(PausePoint point, MontyNameLookup.Kind kind, String name, @Nullable UUID receiver);

    /** Makes a {@link MontyResolveFutures}; the timer is a {@link System#nanoTime()}, or null for none. */
    MontyResolveFutures futures(PausePoint point, List<Integer> callIds, @Nullable Long timerDueNanos);

    /** Returns the run behind a pause. */
    Suspension suspension(MontySuspended pause);

    /** Returns the installed implementation. */
    static PauseAccess get() {
        return POINT.get();
    }

    /** Called once, by the static initialiser of {@link MontySuspended}. */
    static void install(PauseAccess access) {
        POINT.install(access);
    }
}
