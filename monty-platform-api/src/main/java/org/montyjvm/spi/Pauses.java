package org.montyjvm.spi;

import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyPosition;
import org.montyjvm.MontySuspended;
import org.montyjvm.internal.pause.Arguments;
import org.montyjvm.internal.pause.Clockwork;
import org.montyjvm.internal.pause.PauseAccess;
import org.montyjvm.internal.pause.PausePoint;

/** Turns that are questions, as applications see them. */
final class Pauses {
    private Pauses() {}

    /** Returns the pause of a run whose last turn is that. */
    static MontySuspended of(Run run, MontyTurn turn) {
        PauseAccess access = PauseAccess.get();
        if (turn instanceof MontyTurn.Call call) {
            return access.pending(
                    point(run, turn, call.position()),
                    new Arguments(call.name(), call.args(), call.kwargs(), call.callId()),
                    call.receiver());
        }
        if (turn instanceof MontyTurn.OsCall call) {
            return access.osCall(
                    point(run, turn, call.position()),
                    call.function(),
                    new Arguments(call.function().wireName(), call.args(), call.kwargs(), call.callId()),
                    call.isWrite(),
                    call.awaitable());
        }
        if (turn instanceof MontyTurn.Lookup lookup) {
            return access.lookup(point(run, turn, lookup.position()), lookup.kind(), lookup.name(), lookup.receiver());
        }
        if (turn instanceof MontyTurn.Futures futures) {
            return access.futures(
                    point(run, turn, futures.position()), run.timers.without(futures.ids()), due(run, futures));
        }
        throw new IllegalArgumentException("the run is at its end");
    }

    private static PausePoint point(Run run, MontyTurn turn, MontyPosition position) {
        return new PausePoint(new RunSuspension(run, turn), run.ledger.news(), run.ledger.usage(), position);
    }

    private static @Nullable Long due(Run run, MontyTurn.Futures futures) {
        Timers.Next next = run.timers.next(futures.ids());
        return next == null
                ? null
                : System.nanoTime() + Clockwork.nanos(next.timer().remaining());
    }
}
