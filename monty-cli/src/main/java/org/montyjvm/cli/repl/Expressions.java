package org.montyjvm.cli.repl;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontySession;

/**
 * Tells whether a text is an expression. A session of its own compiles it where it is never reached, so that the user's
 * session notices nothing.
 */
final class Expressions implements Predicate<String>, AutoCloseable {
    /** After so many texts the session begins anew, as each leaves some bytes behind. */
    private static final int TEXTS = 500;

    private final Supplier<MontySession> sessions;
    private @Nullable MontySession opened;
    private int texts;

    Expressions(Supplier<MontySession> sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean test(String text) {
        MontySession session = session();
        // In brackets a text may be an expression that is none as a statement, and the other way round.
        return compiles(session, "if 0: _ = (" + text + "\n)") && compiles(session, "if 0: " + text);
    }

    private MontySession session() {
        MontySession session = opened;
        if (session == null) {
            session = sessions.get();
            opened = session;
        } else if (++texts % TEXTS == 0) {
            session.reset();
        }
        return session;
    }

    private static boolean compiles(MontySession session, String source) {
        try {
            session.run(source);
            return true;
        } catch (MontyError e) {
            if (session.loss().isPresent()) {
                session.reset();
            }
            return false;
        }
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
