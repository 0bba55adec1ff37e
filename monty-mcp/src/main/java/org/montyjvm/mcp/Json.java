package org.montyjvm.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON to Java and back. What clients send is read within Jackson's usual bounds on nesting and on the length of numbers and
 * names; what this module makes, such as the value of a script, is bounded before.
 */
final class Json {
    private static final JsonMapper STRANGE = JsonMapper.builder().build();
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** The mapper as the SDK wants it. */
    static final McpJsonMapper SDK = new JacksonMcpJsonMapper(MAPPER);

    private Json() {}

    /**
     * Returns what a client's text says, as maps, lists, strings, numbers, booleans and nulls.
     *
     * @throws tools.jackson.core.exc.StreamConstraintsException if it goes beyond the bounds
     * @throws tools.jackson.core.JacksonException if it is not one JSON value in UTF-8
     */
    static Object read(byte[] utf8) {
        return STRANGE.readValue(utf8, Object.class);
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
