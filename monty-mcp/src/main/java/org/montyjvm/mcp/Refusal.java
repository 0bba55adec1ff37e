package org.montyjvm.mcp;

import java.util.Map;

/** Why a request over HTTP is not let in: a status, a sentence, and headers that tell what would be. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient byte[] body;
    private final transient Map<String, String> headers;

    private Refusal(int status, String message, byte[] body, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    static Refusal of(int status, String message) {
        return of(status, message, Map.of());
    }

    static Refusal of(int status, String message, Map<String, String> headers) {
        return new Refusal(status, message, BadMessage.json(BadMessage.INVALID_REQUEST, message, null), headers);
    }

    static Refusal of(BadMessage message) {
        return new Refusal(400, String.valueOf(message.getMessage()), message.json(), Map.of());
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
