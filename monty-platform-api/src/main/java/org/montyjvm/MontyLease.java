package org.montyjvm;

import org.montyjvm.internal.supervision.LeasedSession;

/**
 * A session on loan from a {@link MontySupervisor}. Close it to give the session back; what it holds is forgotten then.
 *
 * <p>A lease may be closed by any thread. Warning: a lease that is never closed keeps its place until the supervisor is
 * closed.
 */
public final class MontyLease implements AutoCloseable {
    private final LeasedSession session;

    MontyLease(LeasedSession session) {
        this.session = session;
    }

    /**
     * Returns the session. It is in its first state: without variables, or as {@link
     * MontySupervisor.Builder#prepare} left it. Once the lease is closed, everything but its {@link
     * MontySession#state()} and what it was made with throws {@link MontyDisposedError}; to close the session is to
     * close the lease.
     *
     * @return the session, the same at each call
     */
    public MontySession session() {
        return session;
    }

    /**
     * Gives the session back: a turn that is still in progress is stopped, a pause is dropped, and the session is reset
     * for the next borrower, or replaced if it lost its interpreter. Does nothing the second time. Never fails because
     * of the session.
     */
    @Override
    public void close() {
        session.close();
    }
}
