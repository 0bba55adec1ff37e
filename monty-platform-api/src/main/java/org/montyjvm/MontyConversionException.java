package org.montyjvm;

import org.jspecify.annotations.Nullable;

/**
 * A value has no exact form on the other side of the boundary: a Python value in the Java type that was asked for, or a
 * Java object in Python. The message names both types and the place inside the value, such as
 * {@code $.orders[3].total}.
 */
public final class MontyConversionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** What {@link #path()} returns. */
    private final String path;

    /**
     * Makes an exception.
     *
     * @param message what could not be converted, to what, where and why
     * @param path the place inside the value
     * @param cause what refused the value, or null
     */
    public MontyConversionException(String message, String path, @Nullable Throwable cause) {
        super(message, cause);
        this.path = path;
    }

    /**
     * Returns the place inside the value that could not be converted.
     *
     * @return a path such as {@code $.orders[3].total}; {@code $} is the value itself
     */
    public String path() {
        return path;
    }
}
