package org.montyjvm.mcp;

import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.util.ArrayList;
import java.util.List;

class StdioClientTest extends ClientContract {
    @Override
    McpClientTransport transport(List<String> options) {
        List<String> command = ServerProcess.command(options.toArray(String[]::new));
        return new StdioClientTransport(
                ServerParameters.builder(command.get(0))
                        .args(new ArrayList<>(command.subList(1, command.size())))
                        .build(),
                Json.SDK);
    }
}
