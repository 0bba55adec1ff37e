package org.montyjvm;

import java.util.List;
import java.util.Objects;
import org.montyjvm.internal.pause.PauseAccess;
import org.montyjvm.internal.pause.PausePoint;
import org.montyjvm.internal.pause.Suspension;

/**
 * A run that waits for the host. It uses no thread and may wait as long as the host likes; the time does not count
 * towards {@link MontyLimits#duration()}.
 *
 * <p>It can be answered once. The answer leads to the next {@link MontyProgress}, and this object is then of the past:
 * a second answer is refused with {@link IllegalStateException}. An answer that the engine refuses as malformed
 * ({@link IllegalArgumentException}) does not count; the run waits on. A run that was cancelled meanwhile answers with
 * {@link MontyCancelledError}.
 *
 * <p>Any thread may answer. A suspended run that nobody refers to any more is freed with its platform or session when
 * those are garbage; prefer {@link #cancel()} or closing them.
 */
public abstract sealed class MontySuspended implements MontyProgress permits MontyQuestion, MontyResolveFutures {
    static {
        PauseAccess.install(new PauseConstructors());
    }

    private final PausePoint point;

    MontySuspended(PausePoint point) {
        this.point = Objects.requireNonNull(point, "point");
    }

    @Override
    public final List<MontyOutput> outputs() {
        return point.outputs();
    }

    @Override
    public final MontyUsage usage() {
        return point.usage();
    }

    /**
     * Returns the expression in the script that the run waits at.
     *
     * @return the place in the source
     */
    public final MontyPosition position() {
        return point.position();
    }

    /**
     * Returns the platform or session that the run belongs to.
     *
     * @return the runner
     */
    public final MontyRunner runner() {
        return suspension().runner();
    }

    /**
     * Returns whether the run still waits here. Another thread may answer before the caller looks at it.
     *
     * @return true until the pause is answered, cancelled or its runner is closed
     */
    public final boolean isCurrent() {
        return suspension().isCurrent(this);
    }

    /**
     * Returns the run as bytes from which it can go on later, in this process or another one. The run stays suspended
     * and can be answered all the same.
     *
     * <p>Values that the script prints or computed are in the bytes; Java futures and the causes of raised exceptions
     * are not.
     *
     * @param key what the bytes are signed with
     * @return a snapshot
     * @throws MontyCancelledError if the run was cancelled
     * @throws MontyDisposedError if the runner is closed
     * @throws IllegalStateException if the pause was answered before, or is being answered
     * @throws UnsupportedOperationException if the engine cannot freeze
     * @throws NullPointerException if {@code key} is null
     */
    public final MontySnapshot freeze(MontySnapshotKey key) {
        return suspension().freeze(this, Objects.requireNonNull(key, "key"));
    }

    /**
     * Drops the run; its platform or session is idle afterwards and can be used on. Does nothing if the pause was
     * answered before.
     *
     * @throws MontyDisposedError if the runner is closed
     */
    public final void cancel() {
        suspension().cancel(this);
    }

    final Suspension suspension() {
        return point.suspension();
    }
}
