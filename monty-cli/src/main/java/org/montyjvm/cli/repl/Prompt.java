package org.montyjvm.cli.repl;

import org.jspecify.annotations.Nullable;

/** Where sources come from, and what a person sees. Used by one thread, but for what {@link #onInterrupt} is told. */
interface Prompt extends AutoCloseable {
    /** The user pressed Ctrl-C where nothing ran. */
    final class Interrupted extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** What was read is no text. */
    final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /**
     * Returns the next source that is whole, or null when there are no more.
     *
     * @throws Interrupted if the user gave up on this one
     * @throws Malformed if a line of it is no text; the next call goes on behind it
     */
    @Nullable String read() throws Interrupted, Malformed;

    /** Whether a person sits there, who is told more than a pipe. */
    boolean isInteractive();

    /** Shows text at once, of results or errors. */
    void print(String text, boolean error);

    /** Sets what Ctrl-C does while something runs. */
    void onInterrupt(Runnable action);

    @Override
    void close();
}
