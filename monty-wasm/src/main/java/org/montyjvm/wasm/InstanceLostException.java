package org.montyjvm.wasm;

import org.jspecify.annotations.Nullable;

/** A call ended in the middle, so the instance cannot be used any more. */
final class InstanceLostException extends Exception {
    private static final long serialVersionUID = 1L;

    /** How it came to that. */
    enum Reason {
        /** The thread was interrupted. */
        KILLED,
        /** The interpreter panicked; the last words are the response that a native engine would have given. */
        PANICKED,
        /** The memory's ceiling was reached. */
        OUT_OF_MEMORY,
        /** The Java stack, or the module's own, was used up. */
        OUT_OF_STACK,
        /** Something else that the module may not do. */
        TRAPPED
    }

    private final Reason reason;
    private final String lastWords;

    /**
     * Makes the exception. It has no stack trace of its own: thousands of kills are a matter of course.
     *
     * @param reason how it came to that
     * @param lastWords what the module wrote to its standard error
     * @param cause the trap
     */
    InstanceLostException(Reason reason, String lastWords, @Nullable Throwable cause) {
        super(reason + (lastWords.isEmpty() ? "" : ": " + lastWords), cause, false, false);
        this.reason = reason;
        this.lastWords = lastWords;
    }

    Reason reason() {
        return reason;
    }

    String lastWords() {
        return lastWords;
    }
}
