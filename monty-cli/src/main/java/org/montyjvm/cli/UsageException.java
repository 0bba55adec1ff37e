package org.montyjvm.cli;

/** What the user asked for cannot be tried. The message says why, in one line; the advice what to do, in any number. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String advice;

    UsageException(String message) {
        this(message, "");
    }

    UsageException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** Returns lines that end with a line end, or nothing. */
    String advice() {
        return advice;
    }
}
