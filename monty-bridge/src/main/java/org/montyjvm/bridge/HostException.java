package org.montyjvm.bridge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;

/**
 * What a handler or a middleware throws to raise a Python exception of a chosen type. Scripts see type and message; the
 * Java side of it becomes the cause of the {@link org.montyjvm.MontyScriptError}, should the script not catch it.
 */
public class HostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What {@link #excType()} returns. */
    private final String excType;

    /**
     * Makes an exception.
     *
     * @param excType the name of a builtin Python exception, such as {@code "KeyError"}
     * @param message the message, which the script can read
     * @throws NullPointerException if an argument is null
     */
    public HostException(String excType, String message) {
        this(excType, message, null);
    }

    /**
     * Makes an exception that remembers its reason. The reason never crosses into Python.
     *
     * @param excType the name of a builtin Python exception, such as {@code "KeyError"}
     * @param message the message, which the script can read
     * @param cause what went wrong in the host, or null
     * @throws NullPointerException if {@code excType} or {@code message} is null
     */
    public HostException(String excType, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.excType = Objects.requireNonNull(excType, "excType");
    }

    /**
     * Returns the type of the exception in Python.
     *
     * @return the name of a builtin exception
     */
    public String excType() {
        return excType;
    }

    /**
     * Returns what a script sees by default of something that a handler threw: {@code ValueError} for an
     * {@link IllegalArgumentException}, and so on. The message is left out where the Java type does not say that it is about
     * the arguments, as it may tell of the host's inside.
     *
     * @param thrown what was thrown
     * @return the same if it is a {@code HostException}, else a new one with it as its cause
     */
    public static HostException of(Throwable thrown) {
        if (thrown instanceof HostException chosen) {
            return chosen;
        }
        MontyAnswer.Raise raise = MontyAnswer.raise(thrown);
        String message = raise.message();
        return new HostException(raise.excType(), message == null ? "" : message, thrown);
    }

    /** Returns what Python says where an argument has the wrong type, or the arguments do not fit. */
    static HostException typeError(String message) {
        return new HostException("TypeError", message);
    }
}
