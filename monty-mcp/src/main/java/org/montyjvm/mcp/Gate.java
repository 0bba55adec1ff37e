package org.montyjvm.mcp;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.montyjvm.config.Rate;

/** What a request must have before its body is read. */
final class Gate {
    static final String PATH = "/mcp";

    private static final int MOST_ADDRESSES = 1_000;
    private static final Rate STRANGERS = new Rate(100, Duration.ofSeconds(5));
    private static final Set<String> METHODS = Set.of("POST", "DELETE", "OPTIONS");

    private final HttpSettings settings;
    private final Tokens tokens;
    private final Map<String, Bucket> clients = new ConcurrentHashMap<>();
    private final Map<String, Bucket> strangers = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    });

    Gate(HttpSettings settings) {
        this.settings = settings;
        tokens = new Tokens(settings.tokens());
    }

    /** Returns whose request it is, once {@link #requireEndpoint} and the others have nothing against it. */
    String admit(HttpServletRequest request) throws Refusal {
        String client = tokens.client(request.getHeader("Authorization"));
        if (client == null) {
            requireRate(strangers.computeIfAbsent(request.getRemoteAddr(), address -> bucket(STRANGERS)));
            boolean given = request.getHeader("Authorization") != null;
            throw Refusal.of(
                    401,
                    given ? "the token is not one of this server" : "a bearer token is needed",
                    Map.of(
                            "WWW-Authenticate",
                            given ? "Bearer realm=\"monty\", error=\"invalid_token\"" : "Bearer realm=\"monty\""));
        }
        requireRate(clients.computeIfAbsent(client, name -> bucket(settings.rate())));
        return client;
    }

    /** Refuses what is not for the endpoint at all. */
    void requireEndpoint(HttpServletRequest request) throws Refusal {
        if (!PATH.equals(request.getRequestURI())) {
            throw Refusal.of(404, "there is only " + PATH);
        }
        if (!METHODS.contains(request.getMethod())) {
            // GET would open a stream for what the server says unasked, of which there is nothing.
            throw Refusal.of(405, "the method is POST or DELETE", Map.of("Allow", "POST, DELETE, OPTIONS"));
        }
    }

    /** A page that has made its own name lead to this machine is told by the name. */
    void requireHost(HttpServletRequest request) throws Refusal {
        if (!settings.isLoopback()) {
            return; // its name is not known here, and a page has no token
        }
        String host = withoutPort(request.getHeader("Host"));
        if (!host.equals("localhost") && !isLoopbackAddress(host) && !host.equalsIgnoreCase(settings.host())) {
            throw Refusal.of(403, "the server is not known under the name in the Host header");
        }
    }

    private static boolean isLoopbackAddress(String host) {
        return host.equals("[::1]") || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }

    private static String withoutPort(@Nullable String host) {
        if (host == null) {
            return "";
        }
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']');
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    void requireOrigin(HttpServletRequest request) throws Refusal {
        List<String> origins = Collections.list(request.getHeaders("Origin"));
        for (String origin : origins) {
            if (!settings.origins().contains(origin.toLowerCase(Locale.ROOT))) {
                throw Refusal.of(403, "web pages of this origin may not ask; --allow-origin lets them");
            }
        }
    }

    private static Bucket bucket(Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.period()))
                .build();
    }

    private static void requireRate(Bucket bucket) throws Refusal {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.max(1, (probe.getNanosToWaitForRefill() + 999_999_999) / 1_000_000_000);
            throw Refusal.of(429, "too many requests", Map.of("Retry-After", Long.toString(seconds)));
        }
    }
}
