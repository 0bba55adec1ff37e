package org.montyjvm.wasmbuild;

/** The module cannot be turned into classes; the message says what stands in the way. */
public final class WasmBuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure. It has no stack trace: its reader is a person who ran Maven.
     *
     * @param message what stands in the way, and what to do
     */
    public WasmBuildException(String message) {
        super(message, null, false, false);
    }

    /**
     * Creates the failure for an unexpected cause.
     *
     * @param message what stands in the way
     * @param cause what went wrong underneath
     */
    public WasmBuildException(String message, Throwable cause) {
        super(message, cause);
    }
}
