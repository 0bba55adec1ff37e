package org.montyjvm.mcp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.montyjvm.config.Rate;

/**
 * How the server listens.
 *
 * @param host the address to bind to
 * @param port the port; 0 for any that is free
 * @param tokens the bearer tokens, by the names of the clients that they stand for; never empty
 * @param origins the origins of web pages that may ask, such as {@code http://localhost:6274}
 * @param requestBytes the most that a request's body may have
 * @param requestTime the longest that a body may take to arrive
 * @param rate how many requests a client may make, and as many at once
 * @param connections the most connections at once
 */
record HttpSettings(
        String host,
        int port,
        Map<String, String> tokens,
        Set<String> origins,
        int requestBytes,
        Duration requestTime,
        Rate rate,
        int connections) {
    static final String DEFAULT_HOST = "127.0.0.1";
    static final int DEFAULT_REQUEST_BYTES = 4 << 20;
    static final Rate DEFAULT_RATE = new Rate(200, Duration.ofSeconds(1));

    private static final int LEAST_TOKEN = 16;
    private static final int CONNECTIONS = 1_024;
    private static final Duration REQUEST_TIME = Duration.ofSeconds(10);

    HttpSettings {
        tokens = Map.copyOf(tokens);
        origins =
                origins.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        if (tokens.isEmpty()) {
            throw new StartException("a token is needed: without one, every program of this machine could run scripts");
        }
        tokens.forEach(HttpSettings::requireSound);
        if (Set.copyOf(tokens.values()).size() < tokens.size()) {
            throw new StartException("two clients have the same token: they could not be told apart");
        }
        if (port < 0 || port > 65_535) {
            throw new StartException("the port is between 0 and 65535, not " + port);
        }
        if (requestBytes < 1 || connections < 1) {
            throw new StartException("the bounds on requests are positive");
        }
    }

    static HttpSettings of(String host, int port, Map<String, String> tokens) {
        return new HttpSettings(
                host, port, tokens, Set.of(), DEFAULT_REQUEST_BYTES, REQUEST_TIME, DEFAULT_RATE, CONNECTIONS);
    }

    HttpSettings withOrigins(Set<String> allowed) {
        return new HttpSettings(host, port, tokens, allowed, requestBytes, requestTime, rate, connections);
    }

    HttpSettings withRequestBytes(int most) {
        return new HttpSettings(host, port, tokens, origins, most, requestTime, rate, connections);
    }

    HttpSettings withRequestTime(Duration most) {
        return new HttpSettings(host, port, tokens, origins, requestBytes, most, rate, connections);
    }

    HttpSettings withRate(Rate most) {
        return new HttpSettings(host, port, tokens, origins, requestBytes, requestTime, most, connections);
    }

    private static void requireSound(String client, String token) {
        if (token.length() < LEAST_TOKEN) {
            throw new StartException("the token of " + client + " has " + token.length() + " characters, and needs "
                    + LEAST_TOKEN + ": best 32 random ones, such as openssl rand -hex 16 gives");
        }
        if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new StartException("the token of " + client + " has a space, or a character that is not ASCII");
        }
    }

    boolean isLoopback() {
        return isLoopback(host);
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartException("there is no address '" + host + "' to bind to");
        }
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "HttpSettings[" + host + ":" + port + ", clients " + tokens.keySet() + "]";
    }
}
