package org.montyjvm.nativebuild;

/**
 * The build of the native library cannot go on; the message says what happened and what to do.
 *
 * <p>It has no stack trace unless another exception caused it: its reader is a person who ran Maven, and the reason is
 * outside this program.
 */
public final class NativeBuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure.
     *
     * @param message what happened and what to do
     */
    public NativeBuildException(String message) {
        super(message, null, false, false);
    }

    /**
     * Creates the failure for an unexpected cause.
     *
     * @param message what happened and what to do
     * @param cause what went wrong underneath
     */
    public NativeBuildException(String message, Throwable cause) {
        super(message, cause);
    }
}
