package org.montyjvm.bridge;

import java.util.List;
import java.util.function.Consumer;

/** Calls what must all be called, and lets no failure keep the rest from it. */
final class Quietly {
    private static final System.Logger LOG = System.getLogger("org.montyjvm.bridge");

    private Quietly() {}

    static <T> void each(List<T> all, Consumer<? super T> action) {
        for (T one : all) {
            try {
                action.accept(one);
            } catch (RuntimeException e) {
                log(one.getClass().getName(), e);
            }
        }
    }

    /** Says why a failure does not matter. */
    static void ignore(String why, Throwable failure) {
        LOG.log(System.Logger.Level.TRACE, why, failure);
    }

    static void log(String what, Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, what + " failed", failure);
    }
}
