package org.montyjvm.plugins;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.HostException;

/** Sends requests under the rules of a plugin. Redirects are followed here, as the client would not look at the list. */
final class HttpExchanges {
    private static final int MOST_HOPS = 5;

    /** Headers about the connection, beside those that the client refuses: with them one request could become two. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "http2-settings",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding");

    private final HttpPlugin.Rules rules;
    private final HttpClient client;

    HttpExchanges(HttpPlugin.Rules rules) {
        this.rules = rules;
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(rules.timeout())
                .build();
    }

    /** What a script asks; without a body that is empty. */
    record Question(String method, String url, Map<String, String> headers, MontyValue.Bytes body) {}

    /** What a server answered; the names of headers are in lower case. */
    record Answer(int status, URI uri, Map<String, String> headers, MontyValue.Bytes body) {}

    /**
     * Returns the answer to come. To cancel it ends the exchange.
     *
     * @throws HostException if the rules do not allow the question
     */
    CompletableFuture<Answer> send(Question question) {
        if (!rules.methods().contains(question.method())) {
            throw new HostException(
                    "PermissionError",
                    "the method " + question.method() + " is not allowed; allowed are "
                            + String.join(", ", rules.methods()));
        }
        int size = question.body().value().length;
        if (size > rules.requestBytes()) {
            throw new HostException(
                    "ValueError",
                    "the body has " + size + " bytes, more than the " + rules.requestBytes() + " allowed");
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        hop(question, address(question.url()), true, 0, answer);
        return answer.orTimeout(rules.timeout().toNanos(), TimeUnit.NANOSECONDS);
    }

    private static URI address(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new HostException("ValueError", "'" + url + "' is no address: " + e.getMessage(), e);
        }
    }

    private void hop(Question question, URI uri, boolean own, int hops, CompletableFuture<Answer> answer) {
        HttpRequest request = request(question, uri, own);
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, info -> new BoundedBody(rules.responseBytes()));
        var unusedEnd = answer.whenComplete((value, error) -> exchange.cancel(true));
        var unusedStep = exchange.whenComplete((response, error) -> {
            try {
                if (error != null) {
                    answer.completeExceptionally(error);
                } else if (isFollowed(question, response)) {
                    follow(question, response, own, hops, answer);
                } else {
                    answer.complete(new Answer(
                            response.statusCode(), uri, headers(response), new MontyValue.Bytes(response.body())));
                }
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
    }

    private HttpRequest request(Question question, URI uri, boolean own) {
        String origin;
        try {
            origin = HttpPlugin.originOf(uri);
        } catch (IllegalArgumentException e) {
            throw new HostException("ValueError", String.valueOf(e.getMessage()), e);
        }
        Map<String, String> ofHost = rules.origins().get(origin);
        if (ofHost == null) {
            throw new HostException(
                    "PermissionError",
                    origin + " is not allowed; allowed are "
                            + String.join(", ", rules.origins().keySet()));
        }
        byte[] body = question.body().value();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(rules.timeout())
                .method(
                        question.method(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            if (own) {
                question.headers().forEach((name, value) -> {
                    if (ofHost.containsKey(name)) {
                        throw new HostException("PermissionError", "the host sets the header '" + name + "' itself");
                    }
                    if (OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                        throw new HostException("ValueError", "restricted header name: \"" + name + "\"");
                    }
                    request.setHeader(name, value);
                });
            }
            ofHost.forEach(request::setHeader);
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new HostException("ValueError", String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean isFollowed(Question question, HttpResponse<?> response) {
        boolean moved = switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
        boolean safe = question.method().equals("GET") || question.method().equals("HEAD");
        return moved && safe && response.headers().firstValue("location").isPresent();
    }

    private void follow(
            Question question, HttpResponse<?> response, boolean own, int hops, CompletableFuture<Answer> answer) {
        if (answer.isDone()) {
            return;
        } else if (hops == MOST_HOPS) {
            throw new HostException("OSError", "more than " + MOST_HOPS + " redirects");
        }
        URI from = response.uri();
        URI to = from.resolve(address(response.headers().firstValue("location").orElseThrow()));
        boolean same = own && HttpPlugin.originOf(from).equals(originOrNothing(to));
        hop(question, to, same, hops + 1, answer);
    }

    /** Returns the origin, or the empty string of what has none; {@link #request} says then what is wrong with it. */
    private static String originOrNothing(URI uri) {
        try {
            return HttpPlugin.originOf(uri);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Returns what a script sees of what went wrong. */
    HostException failure(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof HostException chosen) {
            return chosen;
        } else if (cause instanceof BoundedBody.TooLarge) {
            return new HostException(
                    "ValueError", "the response is larger than the " + rules.responseBytes() + " bytes allowed", cause);
        } else if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            double seconds = rules.timeout().toMillis() / 1000.0;
            return new HostException("TimeoutError", "no response in " + seconds + " s", cause);
        }
        String message = cause.getMessage();
        return new HostException("OSError", message == null ? cause.getClass().getSimpleName() : message, cause);
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return headers;
    }
}
