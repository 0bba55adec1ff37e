package org.montyjvm;

/**
 * Which thread the interpreter runs on. Both run it on a native stack of its own, never on the Java stack, and
 * {@link Thread#interrupt()} ends the run in both.
 */
public enum MontyExecution {
    /**
     * Runs on a thread of the engine, which the caller waits for. The default: the caller gets its error when the time
     * limit plus a short grace has passed, and when it is interrupted or cancelled, even while a long native operation
     * has not noticed.
     */
    OWN_THREAD,

    /**
     * Runs on the caller's thread, on a private native stack. The fastest, by the time it takes to hand over between
     * two threads; a native operation that does not poll its limits keeps the caller until it ends.
     */
    CALLER_THREAD
}
