package org.montyjvm.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A client over HTTP that says exactly what a test wants said, and keeps all that comes back. */
final class Probe {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final URI uri;
    private final String token;
    private final AtomicInteger ids = new AtomicInteger();
    private @Nullable String session;

    Probe(URI uri, String token) {
        this.uri = uri;
        this.token = token;
    }

    /** What came of a request: the status, and the messages of the answer, in their order. */
    record Answer(HttpResponse<String> response, List<Map<String, Object>> messages) {
        Map<String, Object> last() {
            return messages.get(messages.size() - 1);
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> result() {
            return (Map<String, Object>) last().get("result");
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> content() {
            return (Map<String, Object>) result().get("structuredContent");
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> error() {
            Object error = last().containsKey("error")
                    ? last().get("error")
                    : content().get("error");
            return (Map<String, Object>) error;
        }

        boolean isError() {
            return Boolean.TRUE.equals(result().get("isError"));
        }
    }

    Probe connect() {
        Answer answer = request(
                "initialize",
                Map.of(
                        "protocolVersion", "2025-06-18",
                        "capabilities", Map.of(),
                        "clientInfo", Map.of("name", "probe", "version", "1")));
        session = answer.response().headers().firstValue("Mcp-Session-Id").orElseThrow();
        send(message("notifications/initialized", Map.of(), null));
        return this;
    }

    @Nullable String session() {
        return session;
    }

    Answer request(String method, Map<String, ?> params) {
        return send(message(method, params, ids.incrementAndGet()));
    }

    Answer call(String tool, Map<String, ?> arguments) {
        return request("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    Answer run(String code) {
        return call("monty_run", Map.of("code", code));
    }

    String create() {
        return (String) call("monty_session_create", Map.of()).content().get("session_id");
    }

    Answer exec(String sessionId, String code) {
        return call("monty_session_exec", Map.of("session_id", sessionId, "code", code));
    }

    /** Starts a call whose id the test chooses, so that it can cancel it. */
    CompletableFuture<Answer> callAsync(Object id, String tool, Map<String, ?> arguments) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("name", tool);
        params.put("arguments", arguments);
        params.put("_meta", Map.of("progressToken", "p" + id));
        return HTTP.sendAsync(
                        post(message("tools/call", params, id)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenApply(Probe::answer);
    }

    void cancel(Object id) {
        send(message("notifications/cancelled", Map.of("requestId", id, "reason", "enough"), null));
    }

    static byte[] message(String method, Map<String, ?> params, @Nullable Object id) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        if (id != null) {
            message.put("id", id);
        }
        message.put("method", method);
        message.put("params", params);
        return Json.bytes(message);
    }

    Answer send(byte[] body) {
        return send(post(body).build());
    }

    /** Returns a request that is as it should be, for a test to spoil. */
    HttpRequest.Builder post(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (session != null) {
            request.header("Mcp-Session-Id", session);
        }
        return request;
    }

    static Answer send(HttpRequest request) {
        try {
            return answer(HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        List<Map<String, Object>> messages = new ArrayList<>();
        if (type.startsWith("text/event-stream")) {
            response.body()
                    .lines()
                    .filter(line -> line.startsWith("data: "))
                    .forEach(line -> messages.add(Json.object(line.substring("data: ".length()))));
        } else if (!response.body().isEmpty()) {
            messages.add(Json.object(response.body()));
        }
        return new Answer(response, messages);
    }
}
