package org.montyjvm.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the SDK's own client sees, which checks each result against the schema of its tool. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClientContract {
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final List<Double> progress = new CopyOnWriteArrayList<>();
    private McpSyncClient client;

    /** Returns a way to a server that has the options. */
    abstract McpClientTransport transport(List<String> options) throws IOException;

    @BeforeAll
    void connect(@TempDir Path temp) throws IOException {
        Path config = temp.resolve("monty.yaml");
        Files.writeString(config, "plugins:\n  clock: {}\n  kv: {}\n");
        client = McpClient.sync(
                        transport(List.of("--data", temp.resolve("data").toString(), "--config", config.toString())))
                .requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(60))
                .loggingConsumer(message -> printed.add(message.logger() + ": " + message.data()))
                .progressConsumer(message -> progress.add(message.progress()))
                .build();
        client.initialize();
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    private McpSchema.CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(McpSchema.CallToolRequest.builder(tool)
                .arguments(arguments)
                .meta(Map.of("progressToken", "p"))
                .build());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> content(McpSchema.CallToolResult result) {
        return (Map<String, Object>) result.structuredContent();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> error(McpSchema.CallToolResult result) {
        return (Map<String, Object>) content(result).get("error");
    }

    @Test
    void tools_areListed_withThoseOfPlugins() {
        assertThat(client.listTools().tools())
                .extracting(McpSchema.Tool::name)
                .contains("monty_run", "monty_session_restore", "monty_functions", "clock_now", "kv_put");
    }

    @Test
    void run_givesValue_output_andProgress() {
        McpSchema.CallToolResult result =
                call("monty_run", Map.of("code", "print('now')\nclock.now()\nn * 2", "inputs", Map.of("n", 21)));
        assertThat(content(result)).containsEntry("value", 42).containsEntry("output", "now\n");
        assertThat(printed).contains("python.stdout: now\n");
        assertThat(progress).contains(1.0);
    }

    @Test
    void failures_areTyped() {
        assertThat(error(call("monty_run", Map.of("code", "{}['x']"))))
                .containsEntry("kind", "python_error")
                .containsEntry("type", "KeyError");
        assertThat(error(call("monty_run", Map.of("code", "[0] * 10**12"))))
                .containsEntry("kind", "limit")
                .containsEntry("limit", "memory");
        assertThat(error(call("monty_run", Map.of()))).containsEntry("kind", "invalid_arguments");
        assertThat(error(call("clock_now", Map.of("zone", 3)))).containsEntry("type", "TypeError");
        assertThatThrownBy(() -> call("nothing", Map.of())).isInstanceOf(McpError.class);
    }

    @Test
    void session_isKept_andSnapshotted() {
        Object id =
                content(call("monty_session_create", Map.of("name", "mine"))).get("session_id");
        call("monty_session_exec", Map.of("session_id", id, "code", "kv.put('k', 1)\nx = 1"));
        Object snapshot = content(call("monty_session_snapshot", Map.of("session_id", id)))
                .get("snapshot_id");
        assertThat(content(call("monty_session_exec", Map.of("session_id", id, "code", "kv.get('k') + x"))))
                .containsEntry("value", 2);
        call("monty_session_restore", Map.of("snapshot_id", snapshot, "session_id", id));
        assertThat(content(call("monty_session_list", Map.of())).get("sessions"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isNotEmpty();
        call("monty_session_close", Map.of("session_id", id));
        assertThat(error(call("monty_session_exec", Map.of("session_id", id, "code", "1"))))
                .containsEntry("kind", "no_such_session");
    }

    @Test
    void functions_areListed_andTools() {
        Object functions =
                content(call("monty_functions", Map.of("name", "clock.now"))).get("functions");
        assertThat(functions).asString().contains("clock_now", "zone");
        assertThat(content(call("clock_now", Map.of()))).containsEntry("type", "datetime");
    }

    @Test
    void guides_areResources_andPrompts() {
        assertThat(client.listResources().resources()).hasSize(6);
        assertThat(client.listPrompts().prompts()).hasSize(6).allSatisfy(prompt -> {
            String uri = "monty://guides/" + prompt.name();
            McpSchema.ResourceContents text = client.readResource(
                            McpSchema.ReadResourceRequest.builder(uri).build())
                    .contents()
                    .get(0);
            assertThat(((McpSchema.TextResourceContents) text).text()).startsWith("# ");
        });
    }
}
