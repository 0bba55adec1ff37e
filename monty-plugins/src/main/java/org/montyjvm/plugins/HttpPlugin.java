package org.montyjvm.plugins;

import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.montyjvm.bridge.MontyPlugin;

/**
 * The plugin {@code http}: requests to the servers that an application lists.
 *
 * <pre>{@code
 * MontyPlugin http = HttpPlugin.builder()
 *         .allow("https://api.example.com", Map.of("Authorization", "Bearer " + token))
 *         .build();
 * }</pre>
 *
 * <p>A server is an origin: scheme, host and port. Redirects of {@code GET} and {@code HEAD} are followed, each hop under the
 * same rules. Headers of the application go to their origin only, and a script neither sees nor replaces them. Requests
 * and responses are bounded in size, and an exchange in time, all of its redirects included.
 *
 * <p>The name of a listed host is resolved as the JDK does it: list only hosts whose names you trust to lead where you
 * think.
 */
public final class HttpPlugin {
    private HttpPlugin() {}

    /**
     * Returns a builder of a plugin that may reach nothing yet.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** What a plugin may do. */
    record Rules(
            Map<String, Map<String, String>> origins,
            Set<String> methods,
            Duration timeout,
            int requestBytes,
            int responseBytes) {}

    /** Lists what scripts may reach. Not safe for use by several threads. */
    public static final class Builder {
        private final Map<String, Map<String, String>> origins = new LinkedHashMap<>();
        private Set<String> methods = Set.of("GET", "HEAD");
        private Duration timeout = Duration.ofSeconds(10);
        private int requestBytes = 64 * 1024;
        private int responseBytes = 1024 * 1024;

        private Builder() {}

        /**
         * Lists a server.
         *
         * @param origin scheme, host and port as in {@code https://api.example.com} or {@code http://localhost:8080}
         * @return this builder
         * @throws IllegalArgumentException if it is no origin: with a path, say, or another scheme
         */
        public Builder allow(String origin) {
            return allow(origin, Map.of());
        }

        /**
         * Lists a server, with headers that all requests to it have.
         *
         * @param origin scheme, host and port
         * @param headers the headers, such as credentials; scripts do not see them
         * @return this builder
         * @throws IllegalArgumentException if it is no origin, or a header cannot be sent; no message has a header's value
         */
        public Builder allow(String origin, Map<String, String> headers) {
            URI uri = URI.create(origin);
            boolean bare = uri.getRawPath() != null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (!bare) {
                throw new IllegalArgumentException("'" + origin + "' is no origin: write scheme, host and port alone");
            }
            Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.forEach((name, value) -> sorted.put(checkedHeader(name, value), value));
            origins.put(originOf(uri), sorted);
            return this;
        }

        /** Returns the name. What the client says of a value would repeat it, to the script that asks, if it said it later. */
        private static String checkedHeader(String name, String value) {
            HttpRequest.newBuilder().setHeader(name, "");
            try {
                HttpRequest.newBuilder().setHeader(name, value);
                return name;
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("the value of the header '" + name
                        + "' cannot be sent: it has a line end, or another character that headers do not have");
            }
        }

        /**
         * Sets what scripts may ask of servers.
         *
         * @param names methods of HTTP; {@code GET} and {@code HEAD} by default
         * @return this builder
         */
        public Builder methods(String... names) {
            Set<String> all = new TreeSet<>();
            for (String name : names) {
                all.add(name.toUpperCase(Locale.ROOT));
            }
            methods = all;
            return this;
        }

        /**
         * Sets how long an exchange may take, with its redirects and its body.
         *
         * @param time more than nothing; 10 seconds by default
         * @return this builder
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("timeout must be positive, not " + time);
            }
            timeout = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Sets how large the body of a request may be.
         *
         * @param bytes 0 or more; 64 KiB by default
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder requestBytes(int bytes) {
            requestBytes = Caps.atLeast(0, "requestBytes", bytes);
            return this;
        }

        /**
         * Sets how large the body of a response may be.
         *
         * @param bytes 0 or more; 1 MiB by default
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder responseBytes(int bytes) {
            responseBytes = Caps.atLeast(0, "responseBytes", bytes);
            return this;
        }

        /**
         * Returns the plugin.
         *
         * @return a new plugin
         */
        public MontyPlugin build() {
            Rules rules = new Rules(new LinkedHashMap<>(origins), methods, timeout, requestBytes, responseBytes);
            MontyPlugin calls = MontyPlugin.of(new HttpCalls(rules), MethodHandles.lookup());
            MontyPlugin.Builder plugin = MontyPlugin.builder(calls.namespace())
                    .description(calls.description())
                    .prompt("Reachable are: "
                            + String.join(", ", rules.origins().keySet()) + ". Methods: "
                            + String.join(", ", rules.methods()) + ". Decode JSON with Python's own module `json`.");
            calls.functions().forEach(plugin::function);
            return plugin.build();
        }
    }

    /**
     * Returns the origin of an address in the one form that is compared.
     *
     * @throws IllegalArgumentException if the address is not one of HTTP with a host, or has a user
     */
    static String originOf(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !scheme.equals("http")) {
            throw new IllegalArgumentException("'" + uri + "' does not begin with http:// or https://");
        } else if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("'" + uri + "' has no host, or a user in front of it");
        }
        int port = uri.getPort();
        boolean usual = port == -1 || port == (secure ? 443 : 80);
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }
}
