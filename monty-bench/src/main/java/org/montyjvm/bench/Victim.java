package org.montyjvm.bench;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;

/** Scripts that only end when they are cancelled. */
enum Victim {
    /** Does nothing, forever. */
    LOOPS("loops", "while True:\n    pass"),
    /** Catches whatever Python can catch. */
    CATCHES("catches everything", """
            while True:
                try:
                    while True:
                        pass
                except BaseException:
                    pass
            """),
    /** Is inside of a native operation most of the time. */
    SORTS("sorts", "while True:\n    sorted(range(20_000), key=lambda n: -n)"),
    /** Fills containers, and empties them. */
    ALLOCATES("allocates", "while True:\n    {n: str(n) for n in range(20_000)}"),
    /** Is at home in Java as often as in Python. */
    CALLS("calls the host", "while True:\n    answer()"),
    /** Waits for an answer that does not come: there is no turn to stop. */
    WAITS("waits for the host", "answer()");

    /** All of them. */
    static final List<Victim> ALL = List.of(values());

    private final String title;
    private final String code;

    Victim(String title, String code) {
        this.title = title;
        this.code = code;
    }

    String title() {
        return title;
    }

    /**
     * Runs the script, which ends with {@link org.montyjvm.MontyCancelledError}.
     *
     * @throws IllegalStateException if it ends in any other way
     */
    void run(MontySession session, MontyCancelToken token) {
        MontyProgress progress =
                session.start(MontyScript.of(code).withFunctions("answer").withCancelToken(token));
        while (this == CALLS && progress instanceof MontyPending call) {
            progress = call.resume(1);
        }
        if (this == WAITS && progress instanceof MontyPending call) {
            awaitCancel(token);
            progress = call.resume(1);
        }
        throw new IllegalStateException(title + " ended with " + progress);
    }

    private static void awaitCancel(MontyCancelToken token) {
        Thread waiting = Thread.currentThread();
        try (var registration = token.onCancel(() -> LockSupport.unpark(waiting))) {
            while (!token.isCancelled()) {
                LockSupport.park(registration);
            }
        }
    }
}
