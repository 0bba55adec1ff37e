package org.montyjvm;

import org.jspecify.annotations.Nullable;
import org.montyjvm.spi.MontyFailure;

/**
 * The interpreter hit a defect of its own, a Rust panic, which was caught at the boundary. Nothing else in the process
 * is affected.
 *
 * <p><b>What to do:</b> close the platform and go on with a new one; the old one's engine is not used again. The same
 * script will probably panic again: do not retry it, report it together with {@link #panicMessage()} and
 * {@link #location()}.
 */
public final class MontyPanicError extends MontyError {
    private static final long serialVersionUID = 1;

    /** What {@link #panicMessage()} returns. */
    private final String panicMessage;

    /** What {@link #location()} returns. */
    private final @Nullable String location;

    MontyPanicError(String panicMessage, @Nullable String location, MontyFailure failure) {
        super("the interpreter panicked: " + panicMessage + (location == null ? "" : " (" + location + ")"), failure);
        this.panicMessage = panicMessage;
        this.location = location;
    }

    /**
     * Returns the message of the panic.
     *
     * @return the message
     */
    public String panicMessage() {
        return panicMessage;
    }

    /**
     * Returns where in the interpreter's source the panic arose.
     *
     * @return file, line and column, or null where they are not known
     */
    public @Nullable String location() {
        return location;
    }
}
