package org.montyjvm;

import org.montyjvm.spi.MontyFailure;

/**
 * The platform was used after it had been closed.
 *
 * <p><b>What to do:</b> fix the host: it holds on to a platform longer than it keeps it open. A new platform works.
 */
public final class MontyDisposedError extends MontyError {
    private static final long serialVersionUID = 1;

    MontyDisposedError(String message) {
        super(message, MontyFailure.NONE);
    }
}
