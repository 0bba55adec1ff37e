package org.montyjvm.spi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyScriptError;

/**
 * Why the host raised exceptions in a run. Throwables do not cross into Python, so an exception that comes back is known
 * by its type and message. Belongs to whoever has the turn.
 */
final class Causes {
    /** Most are caught and forgotten; a run that makes many must not keep them all. */
    private static final int MOST = 64;

    private record Known(String type, String message) {}

    @SuppressWarnings("serial") // never written
    private final Map<Known, Throwable> causes = new LinkedHashMap<>(0) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, Throwable> eldest) {
            return size() > MOST;
        }
    };

    void add(MontyAnswer answer) {
        if (answer instanceof MontyAnswer.Raise raise && raise.cause() != null) {
            Known known = known(raise.excType(), raise.message());
            causes.remove(known); // so that it becomes the youngest
            causes.put(known, raise.cause());
        }
    }

    void explain(MontyScriptError error) {
        Throwable cause = causes.get(known(error.excType(), error.excMessage()));
        if (cause != null && error.getCause() == null) {
            error.initCause(cause);
        }
    }

    /** Python does not tell no message from an empty one. */
    private static Known known(String type, @Nullable String message) {
        return new Known(type, message == null ? "" : message);
    }
}
