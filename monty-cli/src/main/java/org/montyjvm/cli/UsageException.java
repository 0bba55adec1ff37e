package org.montyjvm.cli;

/** What the user asked for cannot be tried. The message says why, in one line; the advice what to do, in any number. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Lines that end with a line end, or nothing. */
    private final String advice;

    /**
     * Makes an exception without advice.
     *
     * @param message why, in one line
     */
    public UsageException(String message) {
        this(message, "");
    }

    /**
     * Makes an exception.
     *
     * @param message why, in one line
     * @param advice what to do, in lines that end with a line end
     */
    public UsageException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** Returns lines that end with a line end, or nothing. */
    String advice() {
        return advice;
    }
}
