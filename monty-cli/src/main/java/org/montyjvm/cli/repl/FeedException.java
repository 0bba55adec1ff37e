package org.montyjvm.cli.repl;

/** A source failed. */
final class FeedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String traceback;

    /**
     * Holds an error.
     *
     * @param cause what happened
     * @param traceback the traceback, as the user's source has it; may be empty
     */
    FeedException(Exception cause, String traceback) {
        super(cause.getMessage(), cause);
        this.traceback = traceback;
    }

    String traceback() {
        return traceback;
    }
}
