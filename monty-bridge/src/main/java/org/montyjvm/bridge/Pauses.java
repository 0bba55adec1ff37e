package org.montyjvm.bridge;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyQuestion;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontySuspended;

/** What is done with a script that waits for its host. */
final class Pauses {
    private Pauses() {}

    /** Answers, and tells Python where the engine refuses the answer. */
    static MontyProgress resume(MontyQuestion question, MontyAnswer answer) {
        try {
            return question.resume(answer);
        } catch (IllegalArgumentException refused) {
            return question.resumeError("RuntimeError", "the answer was refused: " + refused.getMessage(), refused);
        }
    }

    /** Lets a script go on whose token was cancelled, and returns what it ends with; null if that is nothing. */
    static @Nullable RuntimeException cancelled(@Nullable MontySuspended waiting, String reason) {
        MontyAnswer.Raise answer = MontyAnswer.raise("RuntimeError", reason);
        try {
            if (waiting instanceof MontyQuestion question) {
                drop(question.resume(answer));
            } else if (waiting instanceof MontyResolveFutures futures
                    && !futures.callIds().isEmpty()) {
                drop(futures.resume(Map.of(futures.callIds().get(0), answer)));
            }
        } catch (RuntimeException cancelled) {
            return cancelled;
        }
        return null;
    }

    private static void drop(MontyProgress progress) {
        if (progress instanceof MontySuspended again) {
            again.cancel();
        }
    }

    /** Gives a script up, which another thread may have closed meanwhile. */
    static void giveUp(@Nullable MontySuspended waiting) {
        if (waiting != null) {
            try {
                waiting.cancel();
            } catch (RuntimeException e) {
                // closed meanwhile, which drops it too
            }
        }
    }
}
