package org.montyjvm;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.pause.PausePoint;

/** A pause that takes one answer: a call of a function, a call of the operating system, or the lookup of a name. */
public abstract sealed class MontyQuestion extends MontySuspended permits MontyPending, MontyOsCall, MontyNameLookup {

    MontyQuestion(PausePoint point) {
        super(point);
    }

    /**
     * Answers, and returns how far the run came next.
     *
     * @param answer a {@link MontyAnswer}, or the value itself: any object that {@link MontyValue#of(Object)} takes;
     *     null becomes Python's {@code None}
     * @return the next pause, or the end
     * @throws MontyConversionException if the value, or something inside it, has no Python form; the run waits on
     * @throws IllegalArgumentException if the answer does not fit the question; the run waits on
     * @throws IllegalStateException if the pause was answered before, or is being answered
     * @throws MontyScriptError if Python raised
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyCancelledError if the run was cancelled, now or before
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the runner is closed
     */
    public final MontyProgress resume(@Nullable Object answer) {
        return suspension().resume(this, checked(answer));
    }

    /**
     * Answers, and returns a future of how far the run comes next. The run goes on on a daemon thread of the library.
     *
     * <p>The future fails with what {@link #resume(Object)} would throw once the answer was accepted as one. A future
     * that is completed from outside, by {@code cancel}, {@code orTimeout} or {@code complete}, cancels the run.
     *
     * @param answer as for {@link #resume(Object)}
     * @return a future of the next pause, or the end
     * @throws MontyConversionException if the value, or something inside it, has no Python form; the run waits on
     * @throws IllegalArgumentException if the answer does not fit the question; the run waits on
     */
    public final CompletableFuture<MontyProgress> resumeAsync(@Nullable Object answer) {
        return suspension().resumeAsync(this, checked(answer));
    }

    /**
     * Raises an exception in Python, and returns how far the run came next.
     *
     * @param excType the name of a builtin exception, such as {@code "ValueError"}
     * @param message the exception's message, or null for none
     * @return as {@link #resume(Object)}, which says what is thrown
     * @throws IllegalArgumentException if there is no such exception; the run waits on
     */
    public final MontyProgress resumeError(String excType, @Nullable String message) {
        return resume(MontyAnswer.raise(excType, message));
    }

    /**
     * Raises an exception in Python and remembers why, and returns how far the run came next.
     *
     * @param excType the name of a builtin exception, such as {@code "ValueError"}
     * @param message the exception's message, or null for none
     * @param cause the cause of the {@link MontyScriptError}, should the script not catch the exception
     * @return as {@link #resume(Object)}, which says what is thrown
     * @throws IllegalArgumentException if there is no such exception; the run waits on
     */
    public final MontyProgress resumeError(String excType, @Nullable String message, @Nullable Throwable cause) {
        return resume(MontyAnswer.raise(excType, message, cause));
    }

    /** Returns why the answer does not fit, as the end of a sentence, or null if it does. */
    abstract @Nullable String objection(MontyAnswer answer);

    private MontyAnswer checked(@Nullable Object given) {
        MontyAnswer answer = given instanceof MontyAnswer ready ? ready : MontyAnswer.value(given);
        String objection = objection(answer);
        if (objection != null) {
            throw new IllegalArgumentException(objection);
        }
        return answer;
    }
}
