package org.montyjvm.internal.supervision;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyError;
import org.montyjvm.MontyPanicError;
import org.montyjvm.MontyResourceError;

/**
 * What a session is worth when its borrower is done with it.
 *
 * @param kind what becomes of it
 * @param reason the error that decided it, or null where there is none
 */
record Verdict(Kind kind, @Nullable MontyError reason) {
    /** For a session that something other than an engine's error came from: the borrower gets that, the place a new one. */
    static final Verdict FAILED = new Verdict(Kind.CRASHED, null);

    /** The kinds. */
    enum Kind {
        /** Was reset, and can be lent again. */
        REUSABLE,
        /** A turn is still in progress, though it was told to stop; look again later. */
        BUSY,
        /** Its turn was left behind: replace it when that has ended. */
        ABANDONED,
        /** The interpreter panicked: replace it. */
        PANICKED,
        /** The engine died, or the session cannot be reset: replace it. */
        CRASHED
    }

    /** Stops what the session still does, and resets it if it is worth it. */
    static Verdict on(Member member) {
        try {
            member.stop();
            if (member.isBusy()) {
                return new Verdict(Kind.BUSY, null);
            }
            Optional<MontyError> loss = member.loss();
            if (loss.isPresent()) {
                return ofLoss(loss.get());
            }
            member.reset();
            return new Verdict(Kind.REUSABLE, null);
        } catch (MontyError e) {
            return new Verdict(e instanceof MontyPanicError ? Kind.PANICKED : Kind.CRASHED, e);
        }
    }

    private static Verdict ofLoss(MontyError loss) {
        if (loss instanceof MontyPanicError) {
            return new Verdict(Kind.PANICKED, loss);
        }
        boolean leftBehind = loss instanceof MontyResourceError || loss instanceof MontyCancelledError;
        return new Verdict(leftBehind ? Kind.ABANDONED : Kind.CRASHED, loss);
    }
}
