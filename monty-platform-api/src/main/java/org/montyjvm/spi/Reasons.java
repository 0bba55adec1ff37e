package org.montyjvm.spi;

import org.montyjvm.MontyCancelToken;

/** The messages of {@link org.montyjvm.MontyCancelledError}. */
final class Reasons {
    static final String CANCELLED = "the run was cancelled";
    static final String INTERRUPTED = "the run was cancelled: the thread that waited for it was interrupted";

    private Reasons() {}

    static String closed(String noun) {
        return CANCELLED + ": the " + noun + " was closed";
    }

    static String of(MontyCancelToken token) {
        return token.reason()
                .filter(why -> !why.isEmpty())
                .map(why -> CANCELLED + ": " + why)
                .orElse(CANCELLED);
    }
}
