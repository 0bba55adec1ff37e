package org.montyjvm.internal.supervision;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontySession;

/** A session that fares as the test says. It checks that the pool touches it only while it is open. */
final class ScriptedMember implements Member {
    final int number;

    /** The zombies of the whole process, which all members tell. */
    private final long[] zombies;

    @Nullable MontyError loss;

    @Nullable RuntimeException failsToReset;

    boolean busy;
    int stops;
    int resets;
    int closes;

    ScriptedMember(int number, long[] zombies) {
        this.number = number;
        this.zombies = zombies;
    }

    @Override
    public MontySession session() {
        throw new AssertionError("the pool has no use for it");
    }

    @Override
    public void stop() {
        requireOpen();
        stops++;
    }

    @Override
    public boolean isBusy() {
        requireOpen();
        return busy;
    }

    @Override
    public Optional<MontyError> loss() {
        requireOpen();
        return Optional.ofNullable(loss);
    }

    @Override
    public void reset() {
        requireOpen();
        resets++;
        if (failsToReset != null) {
            throw failsToReset;
        }
    }

    @Override
    public void close() {
        closes++;
    }

    @Override
    public long zombies() {
        requireOpen();
        return zombies[0];
    }

    @Override
    public String toString() {
        return "session " + number;
    }

    private void requireOpen() {
        if (closes > 0) {
            throw new AssertionError(this + " is closed");
        }
    }
}
