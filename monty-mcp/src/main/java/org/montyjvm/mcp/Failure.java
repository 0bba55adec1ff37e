package org.montyjvm.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why a tool did not do what it was asked for, other than by what Python did: a result with a kind, no protocol error. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** What a client can tell apart. */
    enum Kind {
        INVALID_ARGUMENTS,
        NO_SUCH_SESSION,
        NO_SUCH_SNAPSHOT,
        NO_SUCH_FUNCTION,
        SESSION_BUSY,
        SESSION_TOO_LARGE,
        SESSION_UNREADABLE,
        TOO_MANY_SESSIONS,
        TOO_MANY_SNAPSHOTS,
        SERVER_BUSY,
        STORAGE,
        CANCELLED,
        INTERNAL;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Failure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    static Failure invalid(String message) {
        return new Failure(Kind.INVALID_ARGUMENTS, message);
    }

    Map<String, Object> error() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("kind", kind.label());
        error.put("message", String.valueOf(getMessage()));
        return error;
    }
}
