package org.montyjvm.internal.pause;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontySuspended;

/**
 * The way from this module's other packages to the constructors of the pauses, which applications must not call. The
 * public package installs the one implementation when its pauses are first used.
 */
public interface PauseAccess {
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
        try {
            MethodHandles.lookup().ensureInitialized(MontySuspended.class);
        } catch (IllegalAccessException e) {
            throw new AssertionError("MontySuspended is public", e);
        }
        return Holder.installed();
    }

    /** Called once, by the static initialiser of {@link MontySuspended}. */
    static void install(PauseAccess access) {
        Holder.access = access;
    }

    /** Where the implementation is kept; written before {@link #get()} can read it, by class initialisation. */
    final class Holder {
        private static @Nullable PauseAccess access;

        private Holder() {}

        private static PauseAccess installed() {
            if (access == null) {
                throw new AssertionError("MontySuspended was initialised without installing its constructors");
            }
            return access;
        }
    }
}
