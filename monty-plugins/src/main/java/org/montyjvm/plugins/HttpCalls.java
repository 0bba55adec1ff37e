package org.montyjvm.plugins;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.HostException;
import org.montyjvm.bridge.MontyFunction;
import org.montyjvm.bridge.MontyNamespace;
import org.montyjvm.bridge.MontyParam;

/** What scripts call. */
@MontyNamespace(value = "http", description = "Requests to servers that the host has listed.")
final class HttpCalls {
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);

    private final HttpExchanges exchanges;

    HttpCalls(HttpPlugin.Rules rules) {
        exchanges = new HttpExchanges(rules);
    }

    /** A response as scripts see it. */
    record Response(
            int status,
            @MontyParam("after redirects") String url,
            @MontyParam("names in lower case") Map<String, String> headers,

            @MontyParam("str, or bytes if binary was asked for")
            MontyValue body) {}

    @MontyFunction("Gets what is at an address.")
    Response get(
            String url,
            @Nullable Map<String, String> headers,
            @MontyParam(defaultValue = "False", value = "whether the body is bytes") boolean binary)
            throws InterruptedException {
        return request("GET", url, headers, null, binary);
    }

    @MontyFunction("Sends a request and waits for the response, whatever its status.")
    Response request(
            String method,
            String url,
            @Nullable Map<String, String> headers,
            @MontyParam("str, sent as UTF-8, or bytes") @Nullable MontyValue body,
            @MontyParam(defaultValue = "False", value = "whether the body is bytes") boolean binary)
            throws InterruptedException {
        CompletableFuture<Response> response = send(method, url, headers, body, binary);
        try {
            return response.get();
        } catch (InterruptedException e) {
            response.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw HostException.of(e.getCause() == null ? e : e.getCause());
        }
    }

    @MontyFunction("Sends a request; to be awaited, so that several can be under way.")
    CompletionStage<Response> fetch(
            String url,
            @MontyParam(defaultValue = "GET") String method,
            @Nullable Map<String, String> headers,
            @MontyParam("str, sent as UTF-8, or bytes") @Nullable MontyValue body,
            @MontyParam(defaultValue = "False", value = "whether the body is bytes") boolean binary) {
        return send(method, url, headers, body, binary);
    }

    private CompletableFuture<Response> send(
            String method,
            String url,
            @Nullable Map<String, String> headers,
            @Nullable MontyValue body,
            boolean binary) {
        CompletableFuture<HttpExchanges.Answer> answer = exchanges.send(new HttpExchanges.Question(
                method.toUpperCase(Locale.ROOT), url, headers == null ? Map.of() : headers, bytes(body)));
        CompletableFuture<Response> response = answer.handle((given, error) -> {
            if (error != null) {
                throw exchanges.failure(error);
            }
            return response(given, binary);
        });
        // A stage that is cancelled does not tell the one before it.
        var unused = response.whenComplete((value, error) -> answer.cancel(true));
        return response;
    }

    private static MontyValue.Bytes bytes(@Nullable MontyValue body) {
        if (body == null || body.isNone()) {
            return new MontyValue.Bytes(new byte[0]);
        } else if (body instanceof MontyValue.Str text) {
            return new MontyValue.Bytes(text.value().getBytes(StandardCharsets.UTF_8));
        } else if (body instanceof MontyValue.Bytes bytes) {
            return bytes;
        }
        throw new HostException("TypeError", "the body must be str or bytes, not " + body.typeName());
    }

    private static Response response(HttpExchanges.Answer given, boolean binary) {
        MontyValue body = binary
                ? given.body()
                : new MontyValue.Str(
                        new String(given.body().value(), charset(given.headers().get("content-type"))));
        return new Response(given.status(), given.uri().toString(), given.headers(), body);
    }

    private static Charset charset(@Nullable String contentType) {
        Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
