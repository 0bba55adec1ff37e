package org.montyjvm.mcp;

import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** On the engine in pure Java, so that both ways in and both engines are there once. */
class HttpClientTest extends ClientContract {
    private ServerProcess server;

    @Override
    McpClientTransport transport(List<String> options) throws IOException {
        List<String> more = new ArrayList<>(options.subList(2, options.size()));
        more.addAll(List.of("--backend", "wasm"));
        server = ServerProcess.start(Path.of(options.get(1)), more.toArray(String[]::new));
        String address = server.uri().toString();
        return HttpClientStreamableHttpTransport.builder(address.substring(0, address.length() - Gate.PATH.length()))
                .endpoint(Gate.PATH)
                .jsonMapper(Json.SDK)
                .addHttpRequestCustomizer((request, method, uri, body, context) ->
                        request.header("Authorization", "Bearer " + server.token()))
                .build();
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
