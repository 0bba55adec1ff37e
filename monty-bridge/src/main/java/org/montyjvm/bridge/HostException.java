package org.montyjvm.bridge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** Returns what Python says where an argument has the wrong type, or the arguments do not fit. */
    static HostException typeError(String message) {
        return new HostException("TypeError", message);
    }
}
