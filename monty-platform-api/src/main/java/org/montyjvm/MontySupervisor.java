package org.montyjvm;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.montyjvm.internal.supervision.LeasedSession;
import org.montyjvm.internal.supervision.Member;
import org.montyjvm.internal.supervision.Pool;
import org.montyjvm.internal.supervision.PoolClock;
import org.montyjvm.internal.supervision.PoolPolicy;

/**
 * Keeps a number of sessions ready to be borrowed, and replaces those that lost their interpreter; for services that run
 * scripts for many.
 *
 * <pre>{@code
 * try (MontySupervisor supervisor = MontySupervisor.builder().size(4).build()) {
 *     try (MontyLease lease = supervisor.acquire(Duration.ofSeconds(1))) {
 *         System.out.println(lease.session().run("2 + 2").value());
 *     }
 * }
 * }</pre>
 *
 * <p>What becomes of a session depends on how its borrower leaves it:
 *
 * <ul>
 *   <li>It works, whatever errors its scripts raised and limits they hit: it is reset and lent again.
 *   <li>Its interpreter panicked, or its engine died: it is replaced, and no other session with it.
 *   <li>A run of it was left behind in a native operation: its place stays empty until that has ended, as it keeps a
 *       processor busy; then it is replaced.
 * </ul>
 *
 * <p>A replacement waits for its back-off: twice as long after each loss, until a session comes back in order. Within
 * {@linkplain Builder#restarts a stretch of time} only so many are replaced. When that budget is spent the sessions that
 * are left go on; when none is left, {@link #acquire} fails at once until the budget allows the next. Nothing is opened
 * behind the borrowers' backs: there is no thread, those who wait do the work.
 *
 * <p>Safe for use by any number of threads, virtual ones included.
 */
public final class MontySupervisor implements AutoCloseable {
    private final Pool pool;

    private MontySupervisor(Pool pool) {
        this.pool = pool;
    }

    /**
     * Returns a builder with the defaults named at its methods.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Lends a session, to the caller alone until the lease is closed. Those who wait are served in about the order they came.
     *
     * @param wait the longest to wait for one; not at all if zero or negative
     * @return a lease, to be closed by the caller
     * @throws MontyCancelledError if no session came free in time, or if the thread was interrupted while it waited; its
     *     interrupted flag stays set
     * @throws MontyCrashError if every session is lost and the budget of restarts is spent; the message has the figures
     * @throws MontyDisposedError if the supervisor is closed, or is while the caller waits
     * @throws NullPointerException if {@code wait} is null
     */
    public MontyLease acquire(Duration wait) {
        Member member = pool.take(Objects.requireNonNull(wait, "wait"));
        return new MontyLease(new LeasedSession(member.session(), () -> pool.giveBack(member)));
    }

    /**
     * Returns how the supervisor is at this moment. Works after {@link #close()} too.
     *
     * @return figures that fit each other
     */
    public MontySupervisorHealth health() {
        return pool.health();
    }

    /**
     * Closes all sessions: first those that nobody has, then each that is given back. Waits for them as long as
     * {@linkplain Builder#closeWait the builder} said; what is still lent then is stopped, and its borrower gets {@link
     * MontyCancelledError} or {@link MontyDisposedError}. An interrupt ends the wait, and stays set. Does nothing the
     * second time.
     */
    @Override
    public void close() {
        pool.close();
    }

    /** Collects what a supervisor should be like; not safe for use by several threads at once. */
    public static final class Builder {
        private int size = Runtime.getRuntime().availableProcessors();
        private Supplier<? extends MontySession> sessions = Monty::openSession;
        private Consumer<? super MontySession> preparation = session -> {};
        private int restarts = 10;
        private Duration window = Duration.ofMinutes(1);
        private Duration firstBackOff = Duration.ofMillis(10);
        private Duration longestBackOff = Duration.ofSeconds(5);
        private Duration closeWait = Duration.ofSeconds(5);

        private Builder() {}

        /**
         * Sets how many sessions there are; as many as the machine has processors without it. More of them than
         * processors help where scripts wait for the host.
         *
         * @param count at least 1
         * @return this builder
         */
        public Builder size(int count) {
            size = count;
            return this;
        }

        /**
         * Sets how a session is opened; {@link Monty#openSession()} without it. The supervisor owns what it gets, and
         * closes it.
         *
         * @param source opens a new session at each call, from any thread; such as {@code
         *     Monty.builder().limits(limits)::openSession}
         * @return this builder
         * @throws NullPointerException if {@code source} is null
         */
        public Builder sessions(Supplier<? extends MontySession> source) {
            sessions = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets what is done with a session before each borrower gets it: definitions that all of them use. Nothing
         * without it.
         *
         * @param step leaves the session idle; called from any thread, never twice at once for one session
         * @return this builder
         * @throws NullPointerException if {@code step} is null
         */
        public Builder prepare(Consumer<? super MontySession> step) {
            preparation = Objects.requireNonNull(step, "step");
            return this;
        }

        /**
         * Sets how many sessions may be replaced within a stretch of time, whichever it is; 10 within a minute without
         * it.
         *
         * @param most 0 or more
         * @param within the stretch, longer than zero
         * @return this builder
         */
        public Builder restarts(int most, Duration within) {
            restarts = most;
            window = within;
            return this;
        }

        /**
         * Sets how long a lost session is left alone before it is replaced: 10 milliseconds at first and 5 seconds at
         * most without it.
         *
         * @param first the wait after the first loss, zero or longer; it doubles with each that follows before a session
         *     comes back in order
         * @param longest the longest wait, not shorter than the first
         * @return this builder
         */
        public Builder backOff(Duration first, Duration longest) {
            firstBackOff = first;
            longestBackOff = longest;
            return this;
        }

        /**
         * Sets how long {@link MontySupervisor#close()} waits for sessions that are lent; 5 seconds without it.
         *
         * @param longest zero or longer
         * @return this builder
         */
        public Builder closeWait(Duration longest) {
            closeWait = longest;
            return this;
        }

        /**
         * Returns a new supervisor with all of its sessions open. The builder can be used on.
         *
         * @return a new supervisor, owned by the caller
         * @throws IllegalArgumentException if a figure is out of its range; the message names both
         * @throws NullPointerException if a duration is null
         * @throws MontyCrashError if there is no engine, or none that can be used here
         * @throws MontyError if the preparation of a session throws it
         */
        public MontySupervisor build() {
            PoolPolicy policy = new PoolPolicy(size, restarts, window, firstBackOff, longestBackOff, closeWait);
            Supplier<? extends MontySession> source = sessions;
            Consumer<? super MontySession> step = preparation;
            return new MontySupervisor(new Pool(policy, () -> Member.open(source, step), PoolClock.system()));
        }
    }
}
