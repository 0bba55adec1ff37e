package org.montyjvm.internal.supervision;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontySupervisorHealth;
import org.montyjvm.MontySupervisorHealth.Status;
import org.montyjvm.internal.ErrorAccess;
import org.montyjvm.spi.MontyFailure;

/**
 * A fixed number of places, each with a session that is idle or lent, or empty for a reason. There is no thread of its
 * own: a lost session is replaced by whoever next waits for one, when its back-off has passed and the budget allows.
 */
public final class Pool {
    /** How often a borrower who waits looks whether a run that was left behind has ended: nobody tells it. */
    private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

    private final PoolPolicy policy;
    private final Supplier<Member> opening;
    private final PoolClock clock;

    private final ReentrantLock lock = new ReentrantLock(true); // fair, so that no borrower is passed over for long
    private final Condition changed = lock.newCondition();

    private final Deque<Member> idle = new ArrayDeque<>();
    private final Set<Member> lent = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Member> busy = new ArrayDeque<>(); // back, but a turn of theirs is still in progress
    private final Deque<Member> zombies = new ArrayDeque<>();
    private final Losses losses;
    private int inHand; // places that a thread looks after at this moment, outside of the lock
    private boolean closed;
    private long leases;
    private long waitedInVain;

    /**
     * Opens all sessions.
     *
     * @param policy the rules
     * @param opening opens a session
     * @param clock the time
     * @throws RuntimeException what opening a session throws; those opened before are closed then
     */
    public Pool(PoolPolicy policy, Supplier<Member> opening, PoolClock clock) {
        this.policy = policy;
        this.opening = opening;
        this.clock = clock;
        losses = new Losses(policy);
        try {
            while (idle.size() < policy.size()) {
                idle.add(opening.get());
            }
        } catch (RuntimeException e) {
            idle.forEach(Member::close);
            throw e;
        }
    }

    /**
     * Returns a session for the caller alone.
     *
     * @param wait how long to wait for one; zero or less: not at all
     * @throws org.montyjvm.MontyCancelledError if none came free in time, or the thread was interrupted, which stays so
     * @throws org.montyjvm.MontyCrashError if all sessions are lost and the budget is spent
     * @throws org.montyjvm.MontyDisposedError if the pool is closed, or is while the caller waits
     */
    public Member take(Duration wait) {
        lock.lock();
        try {
            long deadline = clock.nanos() + Math.max(0, PoolPolicy.nanos(wait));
            Member member = takeIdle();
            while (member == null) {
                if (!lookAfterOnePlace()) {
                    awaitChange(deadline, wait);
                }
                member = takeIdle();
            }
            lent.add(member);
            leases++;
            return member;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            waitedInVain++;
            throw cancelled("the thread that waited for a session was interrupted");
        } finally {
            lock.unlock();
        }
    }

    /** Takes a session back that {@link #take} gave; does nothing if the pool has taken it back by itself. */
    public void giveBack(Member member) {
        lock.lock();
        try {
            if (lent.remove(member)) {
                inHand++;
                settle(member);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns how the pool is now. */
    public MontySupervisorHealth health() {
        lock.lock();
        try {
            letEndedZombiesGo();
            int missing = busy.size() + losses.places() + inHand;
            return new MontySupervisorHealth(
                    status(missing),
                    policy.size(),
                    idle.size(),
                    lent.size(),
                    zombies.size(),
                    missing,
                    losses.counters(leases, waitedInVain),
                    losses.last());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes the idle sessions, waits for the lent ones as long as the policy says, and stops those that are not back
     * by then. Does nothing the second time. An interrupt ends the wait, and stays set.
     */
    public void close() {
        List<Member> left = new ArrayList<>();
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            changed.signalAll();
            move(idle, left);
            move(busy, left);
            move(zombies, left);
            losses.giveUp();
            awaitReturns();
            move(lent, left);
        } finally {
            lock.unlock();
        }
        left.forEach(Member::close);
    }

    private @Nullable Member takeIdle() {
        if (closed) {
            throw ErrorAccess.get().disposed("cannot borrow a session: the supervisor is closed");
        }
        return idle.pollFirst();
    }

    private Status status(int missing) {
        if (closed) {
            return Status.CLOSED;
        } else if (losses.isBudgetSpent(clock.nanos())) {
            return Status.EXHAUSTED;
        }
        return missing + zombies.size() > 0 ? Status.DEGRADED : Status.HEALTHY;
    }

    /** Does what there is to do for one place, and returns whether that may have helped. */
    private boolean lookAfterOnePlace() {
        letEndedZombiesGo();
        for (Member member : busy) {
            if (!member.isBusy()) {
                busy.remove(member);
                inHand++;
                settle(member);
                return true;
            }
        }
        if (losses.takePlace(clock.nanos())) {
            inHand++;
            open();
            return true;
        }
        return false;
    }

    /** Decides what becomes of a session in hand. */
    private void settle(Member member) {
        Verdict verdict = Verdict.FAILED; // unless something better comes back
        try {
            verdict = outsideTheLock(() -> Verdict.on(member));
        } finally {
            inHand--;
            if (closed || !keep(member, verdict)) {
                member.close();
            }
            changed.signalAll();
        }
    }

    private boolean keep(Member member, Verdict verdict) {
        switch (verdict.kind()) {
            case REUSABLE -> {
                losses.worked();
                return idle.offerFirst(member);
            }
            case BUSY -> {
                return busy.offerLast(member);
            }
            case ABANDONED -> {
                losses.count(verdict);
                return zombies.offerLast(member); // to ask it whether the run has ended
            }
            case PANICKED, CRASHED -> lose(verdict);
        }
        return false;
    }

    /** Puts a new session into a place in hand. */
    private void open() {
        Verdict failure = Verdict.FAILED;
        try {
            Member member = outsideTheLock(opening);
            failure = null;
            if (closed) {
                member.close();
            } else {
                losses.replaced();
                idle.addFirst(member);
            }
        } catch (MontyError e) {
            failure = new Verdict(Verdict.Kind.CRASHED, e);
        } finally {
            inHand--;
            if (failure != null) {
                lose(failure);
            }
            changed.signalAll();
        }
    }

    private void lose(Verdict verdict) {
        losses.count(verdict);
        losses.scheduleReplacement(clock.nanos());
    }

    /**
     * Empties places whose run that was left behind has ended. The engine counts those of the whole process, so there
     * are at most as many of ours; where others have zombies too, a place may stay empty a little longer.
     */
    private void letEndedZombiesGo() {
        if (!zombies.isEmpty()) {
            long alive = zombies.getFirst().zombies();
            while (zombies.size() > alive) {
                zombies.removeFirst().close();
                losses.scheduleReplacement(clock.nanos());
            }
        }
    }

    private void awaitChange(long deadline, Duration wait) throws InterruptedException {
        long now = clock.nanos();
        boolean nobodyElseCanHelp = lent.isEmpty() && inHand == 0 && busy.isEmpty() && zombies.isEmpty();
        if (nobodyElseCanHelp && losses.isBudgetSpent(now)) {
            throw losses.spent(now);
        }
        if (now >= deadline) {
            waitedInVain++;
            throw cancelled(
                    "no session came free within %s: of %d, %d are lent, %d wait for a run that was left behind, %d are lost"
                            .formatted(wait, policy.size(), lent.size(), zombies.size(), losses.places()));
        }
        long pause = Math.min(deadline - now, losses.nanosUntilPlace(now));
        boolean mustLook = !zombies.isEmpty() || !busy.isEmpty();
        clock.await(changed, mustLook ? Math.min(pause, LOOK_NANOS) : pause);
    }

    private void awaitReturns() {
        try {
            long deadline = clock.nanos() + PoolPolicy.nanos(policy.closeWait());
            for (long now = clock.nanos(); lent.size() + inHand > 0 && now < deadline; now = clock.nanos()) {
                clock.await(changed, deadline - now);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T outsideTheLock(Supplier<T> work) {
        lock.unlock();
        try {
            return work.get();
        } finally {
            lock.lock();
        }
    }

    private static MontyError cancelled(String reason) {
        return ErrorAccess.get().cancelled(reason, MontyFailure.NONE);
    }

    private static void move(Collection<Member> from, Collection<Member> to) {
        to.addAll(from);
        from.clear();
    }
}
