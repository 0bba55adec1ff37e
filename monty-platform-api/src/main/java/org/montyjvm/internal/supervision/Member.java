package org.montyjvm.internal.supervision;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.montyjvm.MontyError;
import org.montyjvm.MontySession;

/** What the pool needs of a session; safe for use by several threads at once. */
public interface Member {
    /** Returns the session itself, for whoever borrows it. */
    MontySession session();

    /** Stops a turn in progress or drops a pause; does nothing where there is neither. Does not wait. */
    void stop();

    /** Tells whether a turn is still in progress. */
    boolean isBusy();

    /** Returns the error that cost the session its interpreter, or empty where it still has it. */
    Optional<MontyError> loss();

    /**
     * Makes it as good as new.
     *
     * @throws MontyError if that fails; the session is of no use then
     */
    void reset();

    /** Frees it, after the turn in progress if there is one; does nothing the second time. Does not wait. */
    void close();

    /** Returns how many abandoned turns of the whole process are still at work. */
    long zombies();

    /**
     * Opens a session and prepares it.
     *
     * @throws RuntimeException what the source or the preparation throws; nothing stays open then
     */
    static Member open(Supplier<? extends MontySession> source, Consumer<? super MontySession> preparation) {
        MontySession session = source.get();
        try {
            preparation.accept(session);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
        return new SessionMember(session, preparation);
    }
}
