package org.montyjvm.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Reads messages of clients, strictly: what comes out can be handed to the SDK without a surprise. */
final class Messages {
    static final String CANCELLED = "notifications/cancelled";

    private static final int LONGEST_ID = 256;
    private static final Set<String> LEVELS = Arrays.stream(McpSchema.LoggingLevel.values())
            .map(level -> level.name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private Messages() {}

    /**
     * Returns the request or notification that a text is.
     *
     * @throws BadMessage if it is neither
     */
    static JSONRPCMessage read(byte[] utf8) throws BadMessage {
        Object json;
        try {
            json = Json.read(utf8);
        } catch (StreamConstraintsException e) {
            throw invalid(
                    "the message is nested too deeply, or has too long a number or name: send what is large as text",
                    null);
        } catch (JacksonException e) {
            throw new BadMessage(BadMessage.PARSE_ERROR, "the message is not JSON in UTF-8" + place(e), null);
        }
        if (json instanceof java.util.List) {
            throw invalid("batches of messages are not taken: send them one by one", null);
        }
        if (!(json instanceof Map<?, ?> message)) {
            throw invalid("a message is a JSON object", null);
        }
        Object id = message.get("id");
        boolean hasId = message.containsKey("id");
        if (hasId && !isId(id)) {
            throw invalid(
                    "the id of a request is a string of at most " + LONGEST_ID + " characters or an integer", null);
        }
        if (!"2.0".equals(message.get("jsonrpc"))) {
            throw invalid("'jsonrpc' is \"2.0\"", id);
        }
        if (!(message.get("method") instanceof String method) || method.isEmpty()) {
            if (message.containsKey("result") || message.containsKey("error")) { // the id is not one of the client's
                throw invalid("this server asks nothing, so there is nothing to answer", null);
            }
            throw invalid("'method' is a string", id);
        }
        Object params = message.get("params");
        if (params != null && !(params instanceof Map)) {
            throw new BadMessage(BadMessage.INVALID_PARAMS, "'params' is an object", id);
        }
        Map<?, ?> map = params == null ? Map.of() : (Map<?, ?>) params;
        if (!hasId) {
            return new JSONRPCNotification("2.0", method, map);
        }
        check(method, map, id);
        return new JSONRPCRequest("2.0", method, id, map);
    }

    private static boolean isId(@Nullable Object id) {
        return id instanceof Integer
                || id instanceof Long
                || (id instanceof BigInteger big && big.bitLength() < 128)
                || (id instanceof String text && text.length() <= LONGEST_ID && isUnicode(text));
    }

    /** Returns whether a text has no half of a surrogate pair, which JSON can escape but UTF-8 cannot say. */
    static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /** Returns a message as JSON on one line. An answer that cannot be written is an error in its place: it is waited for. */
    static byte[] text(JSONRPCMessage message) {
        try {
            return Json.bytes(message);
        } catch (RuntimeException | StackOverflowError e) {
            if (message instanceof JSONRPCResponse answer) {
                return BadMessage.json(
                        McpSchema.ErrorCodes.INTERNAL_ERROR, "the result cannot be written as JSON", answer.id());
            }
            throw e;
        }
    }

    /** Checks what the SDK would trip over. What tools are given is checked by the tools. */
    private static void check(String method, Map<?, ?> params, @Nullable Object id) throws BadMessage {
        Object meta = params.get("_meta");
        if (meta != null) {
            if (!(meta instanceof Map<?, ?> fields)) {
                throw params("'_meta' is an object", id);
            }
            Object token = fields.get("progressToken");
            if (token != null && !isId(token)) {
                throw params("'progressToken' is a string or an integer", id);
            }
        }
        switch (method) {
            case McpSchema.METHOD_INITIALIZE -> {
                require(params, "protocolVersion", String.class, "a string", id);
                require(params, "capabilities", Map.class, "an object", id);
                if (!(params.get("clientInfo") instanceof Map<?, ?> info)) {
                    throw params("'clientInfo' is an object", id);
                }
                require(info, "name", String.class, "a string", id);
                require(info, "version", String.class, "a string", id);
                try {
                    Json.SDK.convertValue(params, new TypeRef<InitializeRequest>() {});
                } catch (IllegalArgumentException e) { // without its words, which are about Java
                    throw params("something in 'capabilities' or 'clientInfo' has a wrong type", id);
                }
            }
            case McpSchema.METHOD_TOOLS_CALL -> {
                require(params, "name", String.class, "a string", id);
                if (params.get("arguments") != null) {
                    require(params, "arguments", Map.class, "an object", id);
                }
            }
            case McpSchema.METHOD_RESOURCES_READ -> require(params, "uri", String.class, "a string", id);
            case McpSchema.METHOD_PROMPT_GET -> {
                require(params, "name", String.class, "a string", id);
                if (params.get("arguments") != null) {
                    require(params, "arguments", Map.class, "an object", id);
                }
            }
            case McpSchema.METHOD_LOGGING_SET_LEVEL -> {
                if (!(params.get("level") instanceof String level) || !LEVELS.contains(level)) {
                    throw params(
                            "'level' is one of debug, info, notice, warning, error, critical, alert, emergency", id);
                }
            }
            default -> {
                // nothing that could be of a wrong type
            }
        }
    }

    private static void require(Map<?, ?> params, String name, Class<?> type, String what, @Nullable Object id)
            throws BadMessage {
        if (!type.isInstance(params.get(name))) {
            throw params("'" + name + "' is " + what, id);
        }
    }

    private static BadMessage params(String message, @Nullable Object id) {
        return new BadMessage(BadMessage.INVALID_PARAMS, message, id);
    }

    private static BadMessage invalid(String message, @Nullable Object id) {
        return new BadMessage(BadMessage.INVALID_REQUEST, message, id);
    }

    /** Returns the place only: what Jackson says may quote the message, which may hold a secret. */
    private static String place(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : ": see line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
