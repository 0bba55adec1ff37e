package org.montyjvm.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The one mapper between JSON and Java. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** The mapper as the SDK wants it. */
    static final McpJsonMapper SDK = new JacksonMcpJsonMapper(MAPPER);

    private Json() {}

    /**
     * Returns what a text says, as maps, lists, strings, numbers, booleans and nulls.
     *
     * @throws tools.jackson.core.JacksonException if it is not one JSON value in UTF-8
     */
    static Object read(byte[] utf8) {
        return MAPPER.readValue(utf8, Object.class);
    }

    /** Returns a JSON object of this module's own making. */
    static Map<String, Object> object(String json) {
        return MAPPER.readValue(json, OBJECT);
    }

    /** Returns a value as JSON on one line. */
    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }
}
