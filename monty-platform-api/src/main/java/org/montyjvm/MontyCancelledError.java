package org.montyjvm;

import org.montyjvm.spi.MontyFailure;

/**
 * The host stopped the run: it was cancelled, by a {@link MontyCancelToken} or otherwise, its thread was
 * interrupted, or its platform was closed. A script cannot
 * catch this.
 *
 * <p><b>What to do:</b> nothing, as the host wanted it; the same script may be run again. The platform stays usable
 * unless it was closed.
 */
public final class MontyCancelledError extends MontyError {
    private static final long serialVersionUID = 1;

    MontyCancelledError(String reason, MontyFailure failure) {
        super(located(reason, failure), failure);
    }
}
