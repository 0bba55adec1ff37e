package org.montyjvm.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message of a client that cannot be taken, with what to tell the client. Never says what was in the message. */
final class BadMessage extends Exception {
    private static final long serialVersionUID = 1;

    /** Not JSON. */
    static final int PARSE_ERROR = -32_700;

    /** JSON, but not a request that can be taken now. */
    static final int INVALID_REQUEST = -32_600;

    /** A request whose parameters have the wrong types. */
    static final int INVALID_PARAMS = -32_602;

    private final int code;
    private final transient @Nullable Object id;

    BadMessage(int code, String message, @Nullable Object id) {
        super(message, null, false, false);
        this.code = code;
        this.id = id;
    }

    /** Returns the answer to the client. */
    byte[] json() {
        return json(code, String.valueOf(getMessage()), id);
    }

    static byte[] json(int code, String message, @Nullable Object id) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("jsonrpc", "2.0");
        answer.put("id", id);
        answer.put("error", error);
        return Json.bytes(answer);
    }
}
