package org.montyjvm.wasm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * How large an instance may become, by the limits that its interpreter is created with.
 *
 * <p>The interpreter itself keeps to its memory limit by counting what it allocates. The ceiling is the wall behind that:
 * it leaves room for what is not Python's (requests, responses, what the allocator cannot use), and nothing goes beyond.
 *
 * @param maximumPages the ceiling of its memory
 * @param stackBytes a stack in the place of the module's own, or 0 where that is enough
 * @param memoryLimit how many bytes of it are Python's
 */
record InstanceSize(int maximumPages, int stackBytes, long memoryLimit) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Room for the module itself, and for small responses. */
    private static final long BESIDE_BYTES = 8L << 20;

    /** The recursion limit that the module's own stack of 2 MiB is enough for. */
    private static final long SHALLOW = 1_500;

    /** Twice what the hungriest recursion measured takes of the module's stack for a level: {@code ==} of nested dicts. */
    private static final long BYTES_A_LEVEL = 1_400;

    private static final long MOST_STACK_BYTES = 64L << 20;

    /**
     * Returns the size for a request of {@code monty_create}.
     *
     * @param request JSON with an object {@code limits}
     * @param begin offset of the JSON
     * @param length its length
     */
    static InstanceSize of(byte[] request, int begin, int length) {
        Map<String, Long> limits = limits(request, begin, length);
        long memory = limits.getOrDefault("memory", 0L);
        long source = limits.getOrDefault("source", 0L);
        long output = limits.getOrDefault("output", 0L);
        long result = limits.getOrDefault("result", 0L);
        // A block that grows is there twice for a moment, whether it is Python's list or the response.
        long levels = limits.getOrDefault("recursion", 0L);
        long stack = levels <= SHALLOW ? 0 : Math.min(levels, MOST_STACK_BYTES / BYTES_A_LEVEL) * BYTES_A_LEVEL;
        double bytes = 2.0 * memory + 2.0 * result + 2.0 * output + source + stack + BESIDE_BYTES;
        double pages = WasmInstance.initialPages() + Math.ceil(bytes / LinearMemory.PAGE_BYTES);
        return new InstanceSize((int) Math.min(pages, LinearMemory.MOST_PAGES), (int) stack, memory);
    }

    /** Returns the size for a request of {@code monty_restore}: a length of four bytes, then the JSON. */
    static InstanceSize ofFrame(byte[] request) {
        if (request.length < Integer.BYTES) {
            return new InstanceSize(WasmInstance.initialPages(), 0, 0);
        }
        int length = ByteBuffer.wrap(request).order(ByteOrder.LITTLE_ENDIAN).getInt();
        int there = Math.max(0, Math.min(length, request.length - Integer.BYTES));
        InstanceSize size = of(request, Integer.BYTES, there);
        long room = size.maximumPages + 2L * request.length / LinearMemory.PAGE_BYTES;
        return new InstanceSize((int) Math.min(room, LinearMemory.MOST_PAGES), size.stackBytes, size.memoryLimit);
    }

    /** A request that is not understood gets no room; the interpreter says what is wrong with it. */
    private static Map<String, Long> limits(byte[] request, int begin, int length) {
        Map<String, Long> limits = new HashMap<>();
        try (JsonParser parser = JSON.createParser(request, begin, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return limits;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("limits");
                JsonToken value = parser.nextToken();
                if (!wanted || value != JsonToken.START_OBJECT) {
                    parser.skipChildren();
                    continue;
                }
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                        limits.put(name, parser.getLongValue());
                    }
                }
            }
        } catch (IOException malformed) {
            limits.clear();
        }
        return limits;
    }
}
