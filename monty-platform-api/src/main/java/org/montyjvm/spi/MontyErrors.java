package org.montyjvm.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyPanicError;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;
import org.montyjvm.internal.ErrorAccess;

/** Makes the six errors of the public contract. Only engines do; applications catch them. */
public final class MontyErrors {
    private MontyErrors() {}

    /**
     * Returns the error for an exception that the script did not catch.
     *
     * @param excType the name of the exception's Python type, such as {@code "ValueError"}
     * @param excMessage the exception's message, or null if it has none
     * @param failure what the run left
     * @return a new error
     */
    public static MontyScriptError script(String excType, @Nullable String excMessage, MontyFailure failure) {
        return ErrorAccess.get()
                .script(
                        Objects.requireNonNull(excType, "excType"),
                        excMessage,
                        Objects.requireNonNull(failure, "failure"));
    }

    /**
     * Returns the error for a run that the host stopped.
     *
     * @param failure what the run left
     * @return a new error
     */
    public static MontyCancelledError cancelled(MontyFailure failure) {
        return cancelled("the run was cancelled", failure);
    }

    /**
     * Returns the error for a run that the host stopped, with a reason of its own.
     *
     * @param reason who stopped it, such as {@code "the run was cancelled: the platform was closed"}
     * @param failure what the run left
     * @return a new error
     */
    public static MontyCancelledError cancelled(String reason, MontyFailure failure) {
        return ErrorAccess.get()
                .cancelled(Objects.requireNonNull(reason, "reason"), Objects.requireNonNull(failure, "failure"));
    }

    /**
     * Returns the error for a limit that was hit.
     *
     * @param limit the limit
     * @param limitValue what was allowed, in the limit's unit
     * @param used what was used or asked for, in the limit's unit
     * @param failure what the run left
     * @return a new error
     */
    public static MontyResourceError resource(MontyLimit limit, long limitValue, long used, MontyFailure failure) {
        return resource(limit, limitValue, used, "", failure);
    }

    /**
     * Returns the error for a limit that was hit, with a word of advice.
     *
     * @param limit the limit
     * @param limitValue what was allowed, in the limit's unit
     * @param used what was used or asked for, in the limit's unit
     * @param detail what is added to the message as it is, such as {@code "; reset() the session"}
     * @param failure what the run left
     * @return a new error
     */
    public static MontyResourceError resource(
            MontyLimit limit, long limitValue, long used, String detail, MontyFailure failure) {
        return ErrorAccess.get()
                .resource(
                        Objects.requireNonNull(limit, "limit"),
                        limitValue,
                        used,
                        Objects.requireNonNull(detail, "detail"),
                        Objects.requireNonNull(failure, "failure"));
    }

    /**
     * Returns the error for a panic of the interpreter that was caught at the boundary.
     *
     * @param message the panic's message
     * @param location where in the interpreter's source it arose, or null where that is not known
     * @param failure what the run left
     * @return a new error
     */
    public static MontyPanicError panic(String message, @Nullable String location, MontyFailure failure) {
        return ErrorAccess.get()
                .panic(
                        Objects.requireNonNull(message, "message"),
                        location,
                        Objects.requireNonNull(failure, "failure"));
    }

    /**
     * Returns the error for an engine that died or could not be loaded.
     *
     * @param message what happened and what to do
     * @param cause what was caught, or null
     * @return a new error
     */
    public static MontyCrashError crash(String message, @Nullable Throwable cause) {
        return ErrorAccess.get().crash(Objects.requireNonNull(message, "message"), cause);
    }

    /**
     * Returns the error for the use of something that was closed.
     *
     * @param message what was closed and what was asked of it
     * @return a new error
     */
    public static MontyDisposedError disposed(String message) {
        return ErrorAccess.get().disposed(Objects.requireNonNull(message, "message"));
    }
}
