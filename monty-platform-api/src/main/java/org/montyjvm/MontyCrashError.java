package org.montyjvm;

import org.jspecify.annotations.Nullable;
import org.montyjvm.spi.MontyFailure;

/**
 * The engine is not there: it died, it trapped, or it could not be loaded in the first place.
 *
 * <p><b>What to do:</b> if the engine had worked before, try once with a new platform. If it could not be found or
 * loaded, give up and show the message: it says what is missing and how to add it.
 */
public final class MontyCrashError extends MontyError {
    private static final long serialVersionUID = 1;

    MontyCrashError(String message, @Nullable Throwable cause) {
        super(message, MontyFailure.NONE);
        if (cause != null) {
            initCause(cause);
        }
    }
}
