package org.montyjvm.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tool.
 *
 * @param name its name
 * @param title a short name for people
 * @param description what a model should know of it
 * @param readsOnly whether it changes nothing
 * @param arguments the JSON Schema of its arguments
 * @param result that of its structured result
 * @param work does it
 */
record Tool(
        String name,
        String title,
        String description,
        boolean readsOnly,
        Map<String, Object> arguments,
        Map<String, Object> result,
        Work work) {
    /** Does what a tool is for. */
    @FunctionalInterface
    interface Work {
        /** Returns the result, or throws a {@link Failure}. */
        CallToolResult call(Map<String, @Nullable Object> arguments, Ticket ticket, Notices notices);
    }
}
