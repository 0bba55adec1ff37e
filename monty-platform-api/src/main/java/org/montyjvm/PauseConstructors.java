package org.montyjvm;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.pause.Arguments;
import org.montyjvm.internal.pause.PauseAccess;
import org.montyjvm.internal.pause.PausePoint;
import org.montyjvm.internal.pause.Suspension;

/** Opens the pauses' constructors to the runners, and to nobody else. */
final class PauseConstructors implements PauseAccess {
    @Override
    public MontyPending pending(PausePoint point, Arguments call, @Nullable UUID receiver) {
        return new MontyPending(point, call, receiver);
    }

    @Override
    public MontyOsCall osCall(
            PausePoint point, MontyOsFunction function, Arguments call, boolean write, boolean awaitable) {
        return new MontyOsCall(point, function, call, write, awaitable);
    }

    @Override
    public MontyNameLookup lookup(PausePoint point, MontyNameLookup.Kind kind, String name, @Nullable UUID receiver) {
        return new MontyNameLookup(point, kind, name, receiver);
    }

    @Override
    public MontyResolveFutures futures(PausePoint point, List<Integer> callIds, @Nullable Long timerDueNanos) {
        return new MontyResolveFutures(point, callIds, timerDueNanos);
    }

    @Override
    public Suspension suspension(MontySuspended pause) {
        return pause.suspension();
    }
}
