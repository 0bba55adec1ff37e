package org.montyjvm.wasmbuild.split;

/** The module holds something that splitting does not know. */
public final class SplitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure.
     *
     * @param message what is not known
     */
    public SplitException(String message) {
        super(message);
    }
}
