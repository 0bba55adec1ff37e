package org.montyjvm.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the ready-made plugins scripts have; what is empty they have not.
 *
 * @param clock the plugin {@code clock}
 * @param log the plugin {@code log}
 * @param http the plugin {@code http}
 * @param kv the plugin {@code kv}
 * @param sql the plugin {@code sql}
 * @param tables the plugin {@code tables}
 */
public record PluginsConfig(
        Optional<Clock> clock,
        Optional<Log> log,
        Optional<Http> http,
        Optional<Kv> kv,
        Optional<Sql> sql,
        Optional<Tables> tables) {
    /** No plugin. */
    public static final PluginsConfig NONE = new PluginsConfig(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Tells the time.
     *
     * @param fixed what it always tells; the real time if empty
     */
    public record Clock(Optional<Instant> fixed) {}

    /**
     * Writes lines to the log of the application.
     *
     * @param logger the name of the logger
     */
    public record Log(String logger) {}

    /**
     * Asks servers.
     *
     * @param hosts which
     * @param methods what scripts may ask, such as {@code GET}
     * @param timeout how long an exchange may take
     * @param requestBytes how large the body of a request may be
     * @param responseBytes how large the body of a response may be
     */
    public record Http(List<Host> hosts, List<String> methods, Duration timeout, int requestBytes, int responseBytes) {
        /**
         * Holds copies.
         *
         * @param hosts which
         * @param methods what scripts may ask
         * @param timeout how long an exchange may take
         * @param requestBytes how large the body of a request may be
         * @param responseBytes how large the body of a response may be
         */
        public Http {
            hosts = List.copyOf(hosts);
            methods = List.copyOf(methods);
        }
    }

    /**
     * A server that may be asked.
     *
     * @param origin scheme, host and port
     * @param headers what each request to it has, and scripts do not see
     */
    public record Host(String origin, Map<String, SecretSource> headers) {
        /**
         * Holds copies.
         *
         * @param origin scheme, host and port
         * @param headers what each request to it has
         */
        public Host {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Keeps values.
     *
     * @param file where; in memory, and so until the process ends, if empty
     * @param scope which of them scripts see
     */
    public record Kv(Optional<Path> file, String scope) {}

    /**
     * Asks a database.
     *
     * @param url its address for JDBC
     * @param user who asks, if the address does not say; should be one who may only read
     * @param password the user's password
     * @param rows how many rows a query may give
     * @param timeout how long the database may work on it
     */
    public record Sql(String url, Optional<String> user, Optional<SecretSource> password, int rows, Duration timeout) {
        /** Returns the parts but those of the address that may hold a password. */
        @Override
        public String toString() {
            return "Sql[url=" + url.split("[?;]", 2)[0].replaceAll("//[^/@]*@", "//***@") + ", user=" + user
                    + ", password=" + password + ", rows=" + rows + ", timeout=" + timeout + "]";
        }
    }

    /**
     * Reads and writes tables.
     *
     * @param rows how many rows a table may have
     * @param characters how long its text may be
     */
    public record Tables(int rows, int characters) {}

    /**
     * Returns the namespaces of the plugins that there are.
     *
     * @return names such as {@code http}, in the order of the components
     */
    public List<String> names() {
        Map<String, Optional<?>> all = new LinkedHashMap<>();
        all.put("clock", clock);
        all.put("log", log);
        all.put("http", http);
        all.put("kv", kv);
        all.put("sql", sql);
        all.put("tables", tables);
        return all.entrySet().stream()
                .filter(plugin -> plugin.getValue().isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }
}
