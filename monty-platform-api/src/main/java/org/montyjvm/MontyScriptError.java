package org.montyjvm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.spi.MontyFailure;

/**
 * Python raised an exception that the script did not catch; syntax errors and {@code RecursionError} are among them.
 *
 * <p><b>What to do:</b> fix the script or its inputs. Running the same again gives the same error. The platform stays
 * usable.
 */
public final class MontyScriptError extends MontyError {
    private static final long serialVersionUID = 1;

    /** What {@link #excType()} returns. */
    private final String excType;

    /** What {@link #excMessage()} returns. */
    private final @Nullable String excMessage;

    MontyScriptError(String excType, @Nullable String excMessage, MontyFailure failure) {
        super(located(describe(excType, excMessage), failure), failure);
        this.excType = excType;
        this.excMessage = excMessage;
    }

    /**
     * Returns the name of the exception's Python type.
     *
     * @return a name such as {@code "ValueError"}
     */
    public String excType() {
        return excType;
    }

    /**
     * Returns the exception's message.
     *
     * @return the message without type and place, or null if the exception was raised without one
     */
    public @Nullable String excMessage() {
        return excMessage;
    }

    /**
     * Returns the line of the script where the exception was raised.
     *
     * @return the text of the innermost frame's line, or null where it is not known
     */
    public @Nullable String sourceLine() {
        List<MontyFrame> frames = frames();
        return frames.isEmpty() ? null : frames.get(frames.size() - 1).sourceLine();
    }

    private static String describe(String excType, @Nullable String excMessage) {
        return excMessage == null || excMessage.isEmpty() ? excType : excType + ": " + excMessage;
    }
}
