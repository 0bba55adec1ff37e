package org.montyjvm.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.montyjvm.MontyLimits;
import org.snakeyaml.engine.v2.nodes.Node;

/** Makes a configuration of a file. All keys that there are stand here. */
final class ConfigReader {
    private final Path file;
    private final Path base;

    private ConfigReader(Path file) {
        this.file = file;
        Path parent = file.toAbsolutePath().getParent();
        this.base = parent == null ? file.toAbsolutePath() : parent;
    }

    static MontyConfig read(Path file) {
        YamlText text = new YamlText(file);
        Optional<Node> document = text.read();
        if (document.isEmpty()) {
            return MontyConfig.defaults().withFile(file);
        }
        Section root =
                Section.of(text, "", document.get(), "backend", "limits", "mounts", "environment", "plugins", "mcp");
        return new ConfigReader(file).config(root);
    }

    private MontyConfig config(Section root) {
        Map<String, String> environment = new LinkedHashMap<>();
        root.names("environment")
                .ifPresent(names -> names.keys()
                        .forEach(name -> names.string(name).ifPresent(value -> environment.put(name, value))));
        return new MontyConfig(
                Optional.of(file),
                root.string("backend"),
                root.section("limits", "time", "memory", "output", "result", "recursion", "source", "suspensions")
                        .map(ConfigReader::limits)
                        .orElse(MontyLimits.defaults()),
                mounts(root),
                environment,
                root.section("plugins", "clock", "log", "http", "kv", "sql", "tables")
                        .map(this::plugins)
                        .orElse(PluginsConfig.NONE),
                root.section(
                                "mcp",
                                "http",
                                "tokens",
                                "origins",
                                "max-sessions",
                                "max-sessions-per-client",
                                "idle-expiry",
                                "rate",
                                "request-size",
                                "data-folder")
                        .map(this::mcp)
                        .orElse(McpConfig.DEFAULTS));
    }

    private static MontyLimits limits(Section section) {
        MontyLimits.Builder limits = MontyLimits.builder();
        section.parsed("time", HumanDuration::parse).ifPresent(limits::duration);
        section.parsed("memory", HumanSize::parse).ifPresent(limits::memoryBytes);
        section.parsed("output", HumanSize::parse).ifPresent(limits::outputBytes);
        section.parsed("result", HumanSize::parse).ifPresent(limits::resultBytes);
        section.parsed("source", HumanSize::parse).ifPresent(limits::sourceBytes);
        section.integer("recursion", 1, MontyLimits.MAX_RECURSION_DEPTH).ifPresent(limits::recursionDepth);
        section.integer("suspensions", 1, Integer.MAX_VALUE).ifPresent(limits::suspensions);
        return limits.build();
    }

    private List<MountSpec> mounts(Section root) {
        Set<String> taken = new HashSet<>();
        return root.list("mounts", text -> {
            MountSpec mount = MountSpec.parse(text, base);
            if (!taken.add(mount.point())) {
                throw new IllegalArgumentException("mount point " + mount.point() + " is taken");
            }
            return mount;
        });
    }

    private PluginsConfig plugins(Section section) {
        return new PluginsConfig(
                section.section("clock", "fixed")
                        .map(clock -> new PluginsConfig.Clock(clock.parsed("fixed", ConfigReader::instant))),
                section.section("log", "logger")
                        .map(log -> new PluginsConfig.Log(log.string("logger").orElse("monty.script"))),
                section.section("http", "hosts", "methods", "timeout", "request-size", "response-size")
                        .map(this::http),
                section.section("kv", "file", "scope")
                        .map(kv -> new PluginsConfig.Kv(
                                kv.parsed("file", this::path),
                                kv.string("scope").orElse("default"))),
                section.section("sql", "url", "user", "password-env", "password-file", "rows", "timeout")
                        .map(this::sql),
                section.section("tables", "rows", "characters")
                        .map(tables -> new PluginsConfig.Tables(
                                tables.integer("rows", 1, Integer.MAX_VALUE).orElse(10_000),
                                tables.integer("characters", 1, Integer.MAX_VALUE)
                                        .orElse(4_000_000))));
    }

    private PluginsConfig.Http http(Section section) {
        List<PluginsConfig.Host> hosts = section.sections("hosts", "origin", "headers").stream()
                .map(this::host)
                .toList();
        if (hosts.isEmpty()) {
            throw section.problem("'plugins.http.hosts' is missing: list the servers that scripts may ask");
        }
        List<String> methods = section.list("methods", method -> method);
        return new PluginsConfig.Http(
                hosts,
                methods.isEmpty() ? List.of("GET", "HEAD") : methods,
                section.parsed("timeout", HumanDuration::parse).orElse(Duration.ofSeconds(10)),
                section.parsed("request-size", ConfigReader::smallSize).orElse(64 * 1024),
                section.parsed("response-size", ConfigReader::smallSize).orElse(1024 * 1024));
    }

    private PluginsConfig.Host host(Section section) {
        Map<String, SecretSource> headers = new LinkedHashMap<>();
        section.names("headers")
                .ifPresent(names -> names.keys()
                        .forEach(name -> names.section(name, "env", "file")
                                .ifPresent(place -> headers.put(name, place.secret(this::path)))));
        String origin = section.required(section.parsed("origin", ConfiguredPlugins::checkedOrigin), "origin");
        return new PluginsConfig.Host(origin, headers);
    }

    private PluginsConfig.Sql sql(Section section) {
        Optional<SecretSource> fromVariable = section.string("password-env").map(SecretSource::env);
        Optional<SecretSource> fromFile =
                section.parsed("password-file", this::path).map(SecretSource::file);
        if (fromVariable.isPresent() && fromFile.isPresent()) {
            throw section.problem("password-file", "either 'password-env' or 'password-file', not both");
        }
        return new PluginsConfig.Sql(
                section.required(section.string("url"), "url"),
                section.string("user"),
                fromVariable.or(() -> fromFile),
                section.integer("rows", 1, Integer.MAX_VALUE).orElse(1_000),
                section.parsed("timeout", HumanDuration::parse).orElse(Duration.ofSeconds(10)));
    }

    private McpConfig mcp(Section section) {
        McpConfig usual = McpConfig.DEFAULTS;
        Optional<Section> http = section.section("http", "host", "port");
        Map<String, SecretSource> tokens = new LinkedHashMap<>();
        section.names("tokens")
                .ifPresent(names -> names.keys()
                        .forEach(name -> names.section(name, "env", "file")
                                .ifPresent(place -> tokens.put(name, place.secret(this::path)))));
        return new McpConfig(
                http.flatMap(at -> at.string("host")).orElse(usual.host()),
                http.flatMap(at -> at.integer("port", 0, 65_535)),
                tokens,
                section.list("origins", origin -> origin),
                section.integer("max-sessions", 1, 1_000_000).orElse(usual.maxSessions()),
                section.integer("max-sessions-per-client", 1, 1_000_000).orElse(usual.maxSessionsPerClient()),
                section.parsed("idle-expiry", HumanDuration::parse).orElse(usual.idleExpiry()),
                section.parsed("rate", Rate::parse),
                section.parsed("request-size", HumanSize::parse).orElse(usual.requestBytes()),
                section.parsed("data-folder", this::path));
    }

    private Path path(String text) {
        return MountSpec.hostPath(text, base);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no instant; write one such as 2025-07-01T12:00:00Z", e);
        }
    }

    private static int smallSize(String text) {
        long bytes = HumanSize.parse(text);
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("'" + text + "' is too much; the most is 2GiB less a byte");
        }
        return (int) bytes;
    }
}
