package org.montyjvm;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.objects.HostErrors;

/**
 * What the host says to a script that waits for it. Immutable, and safe to share between threads.
 *
 * <p>Not every answer fits every pause; one that does not is refused with {@link IllegalArgumentException}, and the run
 * goes on waiting.
 */
public sealed interface MontyAnswer {
    /**
     * Returns the answer that is a value.
     *
     * @param value any object that {@link MontyValue#of(Object)} takes; null becomes Python's {@code None}
     * @return an answer
     * @throws MontyConversionException if the value, or something inside it, has no Python form
     * @throws MontyResourceError if the value nests deeper than {@value MontyValue#MAX_NESTING} levels or contains
     *     itself
     */
    static Value value(@Nullable Object value) {
        return new Value(MontyValue.of(value));
    }

    /**
     * Returns the answer that raises an exception in Python.
     *
     * @param excType the name of a builtin exception, such as {@code "ValueError"}
     * @param message the exception's message, or null for none
     * @return an answer
     * @throws NullPointerException if {@code excType} is null
     */
    static Raise raise(String excType, @Nullable String message) {
        return new Raise(excType, message, null);
    }

    /**
     * Returns the answer that raises an exception in Python and remembers why.
     *
     * @param excType the name of a builtin exception, such as {@code "ValueError"}
     * @param message the exception's message, or null for none
     * @param cause what went wrong in the host: the cause of the {@link MontyScriptError}, should the script not catch
     *     the exception
     * @return an answer
     * @throws NullPointerException if {@code excType} is null
     */
    static Raise raise(String excType, @Nullable String message, @Nullable Throwable cause) {
        return new Raise(excType, message, cause);
    }

    /**
     * Returns the answer that raises the exception in Python that fits one in Java, and remembers why: {@code ValueError}
     * for an {@link IllegalArgumentException}, and so on. The message goes along where the Java type says that it is about
     * the arguments; others may tell of the host's inside, and stay there.
     *
     * @param thrown what the host's own code threw, which becomes the cause
     * @return an answer
     * @throws NullPointerException if {@code thrown} is null
     */
    static Raise raise(Throwable thrown) {
        return HostErrors.raise(Objects.requireNonNull(thrown, "thrown"));
    }

    /**
     * Returns the answer that there is no such function, name or module.
     *
     * @return an answer
     */
    static NotFound notFound() {
        return NotFound.INSTANCE;
    }

    /**
     * Returns the answer that the host does not serve this operating system call; Python raises what it would for one
     * that is not permitted.
     *
     * @return an answer
     */
    static NotHandled notHandled() {
        return NotHandled.INSTANCE;
    }

    /**
     * Returns the answer that the value comes later: Python gets an awaitable, and goes on.
     *
     * @return an answer
     */
    static Future future() {
        return Future.INSTANCE;
    }

    /**
     * The call returns a value.
     *
     * @param value the value
     */
    record Value(MontyValue value) implements MontyAnswer {
        /**
         * Holds an answer.
         *
         * @param value {@link #value()}
         * @throws NullPointerException if {@code value} is null
         */
        public Value {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The call raises an exception. Python may catch it.
     *
     * @param excType the name of a builtin exception
     * @param message the exception's message, or null for none
     * @param cause what went wrong in the host, or null; it never crosses into Python
     */
    record Raise(
            String excType,
            @Nullable String message,
            @Nullable Throwable cause) implements MontyAnswer {
        /**
         * Holds an answer.
         *
         * @param excType {@link #excType()}
         * @param message {@link #message()}
         * @param cause {@link #cause()}
         * @throws NullPointerException if {@code excType} is null
         */
        public Raise {
            Objects.requireNonNull(excType, "excType");
        }
    }

    /** There is no such function, name or module: Python raises {@code NameError} or the like. */
    record NotFound() implements MontyAnswer {
        private static final NotFound INSTANCE = new NotFound();
    }

    /** The host does not serve the operating system call: Python raises an error. */
    record NotHandled() implements MontyAnswer {
        private static final NotHandled INSTANCE = new NotHandled();
    }

    /** The value comes later, in answer to a {@link MontyResolveFutures}. */
    record Future() implements MontyAnswer {
        private static final Future INSTANCE = new Future();
    }
}
