package org.montyjvm.internal.supervision;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontySupervisorCounters;
import org.montyjvm.internal.ErrorAccess;

/**
 * The sessions that a pool lost: how many, why, and when each may be replaced. Guarded by the pool's lock; every {@code
 * now} is the time of the pool's clock.
 */
final class Losses {
    private final PoolPolicy policy;
    private final RestartBudget budget;
    private final BackOff backOff;
    private final Deque<Long> dueAt = new ArrayDeque<>(); // one for each empty place, ascending
    private long panics;
    private long crashes;
    private long abandoned;
    private long replacements;
    private @Nullable MontyError last;

    Losses(PoolPolicy policy) {
        this.policy = policy;
        budget = new RestartBudget(policy.restarts(), PoolPolicy.nanos(policy.window()));
        backOff = new BackOff(PoolPolicy.nanos(policy.firstBackOff()), PoolPolicy.nanos(policy.longestBackOff()));
    }

    /** Counts a session that will not be lent again. */
    void count(Verdict verdict) {
        switch (verdict.kind()) {
            case PANICKED -> panics++;
            case CRASHED -> crashes++;
            case ABANDONED -> abandoned++;
            case REUSABLE, BUSY -> throw new AssertionError(verdict + " is no loss");
        }
        last = verdict.reason();
    }

    /** Leaves a place empty, until its back-off has passed. */
    void scheduleReplacement(long now) {
        long at = now + backOff.lost();
        // One whose back-off started over may not overtake those before it: the budget serves them in this order.
        dueAt.addLast(dueAt.isEmpty() ? at : Math.max(at, dueAt.getLast()));
    }

    /** Takes the first empty place that is due and that the budget allows to fill; returns whether there is one. */
    boolean takePlace(long now) {
        if (dueAt.isEmpty() || dueAt.getFirst() > now || !budget.take(now)) {
            return false;
        }
        dueAt.removeFirst();
        return true;
    }

    void replaced() {
        replacements++;
    }

    void worked() {
        backOff.worked();
    }

    /** Returns how many places are empty. */
    int places() {
        return dueAt.size();
    }

    /** Forgets the empty places: nobody will fill them any more. */
    void giveUp() {
        dueAt.clear();
    }

    /** Returns how long it is until a place can be filled; {@link Long#MAX_VALUE} if none is empty, or none ever can. */
    long nanosUntilPlace(long now) {
        return dueAt.isEmpty() ? Long.MAX_VALUE : Math.max(budget.nanosUntilNext(now), dueAt.getFirst() - now);
    }

    /** Tells whether it is the budget that keeps the first empty place empty, and not its back-off. */
    boolean isBudgetSpent(long now) {
        return !dueAt.isEmpty() && budget.nanosUntilNext(now) > Math.max(0, dueAt.getFirst() - now);
    }

    /** Returns the error for a borrower who cannot be served, as there is no session and no budget. */
    MontyError spent(long now) {
        long wait = budget.nanosUntilNext(now);
        String when = wait == Long.MAX_VALUE ? "" : ", and the next is allowed in " + Duration.ofNanos(wait);
        return ErrorAccess.get()
                .crash(
                        "every session is lost (%d to panics, %d to crashes, %d left behind), %d were replaced; more than %d within %s are not allowed%s"
                                .formatted(
                                        panics,
                                        crashes,
                                        abandoned,
                                        replacements,
                                        policy.restarts(),
                                        policy.window(),
                                        when),
                        last);
    }

    MontySupervisorCounters counters(long leases, long waitedInVain) {
        return new MontySupervisorCounters(leases, waitedInVain, panics, crashes, abandoned, replacements);
    }

    Optional<MontyError> last() {
        return Optional.ofNullable(last);
    }
}
