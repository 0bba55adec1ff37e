package org.montyjvm.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes results of tools: the structured content, and the same as text for clients that show only that. */
final class Results {
    private Results() {}

    static CallToolResult ok(Map<String, Object> result, String text) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("ok", true);
        content.putAll(result);
        return CallToolResult.builder()
                .structuredContent(content)
                .addTextContent(text)
                .isError(false)
                .build();
    }

    /** Returns the result of a call that was refused. */
    static CallToolResult refused(Failure failure) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("ok", false);
        content.put("error", failure.error());
        return CallToolResult.builder()
                .structuredContent(content)
                .addTextContent(failure.kind().label() + ": " + failure.getMessage())
                .isError(true)
                .build();
    }

    /** Returns the result of a run, with what a tool adds to it. */
    static CallToolResult run(Outcome outcome, Map<String, Object> more) {
        Map<String, Object> content = outcome.content();
        content.putAll(more);
        return CallToolResult.builder()
                .structuredContent(content)
                .addTextContent(outcome.text())
                .isError(!outcome.isOk())
                .build();
    }
}
