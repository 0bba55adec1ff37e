package org.montyjvm.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the MCP server should be like.
 *
 * @param host the address that HTTP is served at; {@code 127.0.0.1} unless set
 * @param port the port that HTTP is served at, between 0 and 65535; empty means the usual one
 * @param tokens where the token of each client is, by the client's name
 * @param origins the web pages that may ask, as origins; none unless set
 * @param maxSessions how many sessions there may be; 1,000 unless set
 * @param maxSessionsPerClient how many of them a client may have; 100 unless set
 * @param idleExpiry after how long a session that nobody uses is closed; a week unless set
 * @param rate how many requests a client may make; empty means the usual rate
 * @param requestBytes how large a request may be; 4 MiB unless set
 * @param dataFolder where sessions are kept; empty means the usual folder
 */
public record McpConfig(
        String host,
        Optional<Integer> port,
        Map<String, SecretSource> tokens,
        List<String> origins,
        int maxSessions,
        int maxSessionsPerClient,
        Duration idleExpiry,
        Optional<Rate> rate,
        long requestBytes,
        Optional<Path> dataFolder) {
    /** What holds where a file says nothing. */
    public static final McpConfig DEFAULTS = new McpConfig(
            "127.0.0.1",
            Optional.empty(),
            Map.of(),
            List.of(),
            1_000,
            100,
            Duration.ofDays(7),
            Optional.empty(),
            4L << 20,
            Optional.empty());

    /**
     * Holds copies.
     *
     * @param host the address that HTTP is served at
     * @param port the port that HTTP is served at
     * @param tokens where the token of each client is
     * @param origins the web pages that may ask
     * @param maxSessions how many sessions there may be
     * @param maxSessionsPerClient how many of them a client may have
     * @param idleExpiry after how long a session that nobody uses is closed
     * @param rate how many requests a client may make
     * @param requestBytes how large a request may be
     * @param dataFolder where sessions are kept
     */
    public McpConfig {
        tokens = Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
        origins = List.copyOf(origins);
    }
}
