package org.montyjvm;

import java.util.Objects;

/** Bytes were refused as a snapshot, before they reached an engine. */
public final class MontySnapshotException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** What {@link #reason()} returns. */
    private final Reason reason;

    /**
     * Makes an exception.
     *
     * @param reason {@link #reason()}
     * @param message what was found, what was expected, and what to do
     * @throws NullPointerException if an argument is null
     */
    public MontySnapshotException(Reason reason, String message) {
        super(Objects.requireNonNull(message, "message"));
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Returns why the bytes were refused.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /** Why bytes are refused. */
    public enum Reason {
        /** They end too early. */
        TRUNCATED,
        /** They do not start as a snapshot does. */
        NOT_A_SNAPSHOT,
        /** They were written by a newer version of this library. */
        NEWER_VERSION,
        /** They were changed after they were written, or signed with another key. */
        TAMPERED,
        /** They are signed and the key is {@link MontySnapshotKey#unsigned()}, or the other way round. */
        WRONG_KEY_KIND,
        /** They were written by another version of the interpreter. */
        FOREIGN_INTERPRETER,
        /** They hold a session where a run is wanted, or the other way round. */
        WRONG_KIND
    }
}
