package org.montyjvm.mcp;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyLimits;
import org.montyjvm.config.ConfiguredPlugins;
import org.montyjvm.config.HumanDuration;
import org.montyjvm.config.HumanSize;
import org.montyjvm.config.McpConfig;
import org.montyjvm.config.MontyConfig;
import org.montyjvm.config.MontyConfigException;
import org.montyjvm.config.MontyFolders;
import org.montyjvm.config.MountSpec;
import org.montyjvm.config.Rate;
import org.montyjvm.config.SecretSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code monty mcp}: serves Python to a client of the Model Context Protocol. It ends when its standard input does, or,
 * over HTTP, with a signal.
 */
@Command(
        name = "mcp",
        sortOptions = false,
        header = "Serves sandboxed Python to clients of the Model Context Protocol.",
        description = {
            "",
            "Without --http, one client that has started this command speaks with it over the standard input and output."
                    + " With --http, clients speak with http://127.0.0.1:PORT/mcp, and each has a bearer token. Messages"
                    + " for people, and nothing else, are on the standard error.",
            "",
            "Tools: monty_run; monty_session_create, _exec, _list, _close, _snapshot, _restore; monty_functions; and one"
                    + " for each function of the plugins that the configuration names. Six guides are there as resources"
                    + " under monty://guides/, and as prompts.",
            "",
            "Sessions are kept in the data folder, signed, and outlive the server. One server has one data folder."
        },
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the client has gone",
            "2:the server cannot start: the command line, the configuration, the data folder or the port is no good",
            "143:the server was told to end (SIGTERM); 130 by Ctrl-C"
        },
        footerHeading = "%n",
        footer = {
            "Files:",
            "  ~/.config/monty/monty.yaml  the configuration; its section mcp has the same settings",
            "  ~/.local/share/monty/mcp    the data folder: sessions, the key that they are signed with, and the token",
            "                              that is made where none is configured. For its owner alone",
            "",
            "Examples:",
            "  monty mcp",
            "  monty mcp --data ~/.local/share/monty/editor --timeout 30s",
            "  monty mcp --http 8080",
            "  monty mcp --http 8080 --token-env alice=ALICE_TOKEN --token-env bob=BOB_TOKEN",
            "  monty mcp --http 8080 --host 0.0.0.0 --token-file /run/secrets/monty-token",
        })
public final class McpCommand implements Callable<Integer> {
    private static final String DEFAULT_CLIENT = "default";
    private static final String TOKEN_FILE = "token";
    private static final int TOKEN_BYTES = 16;
    private static final int PORT_OF_FILE = -1;
    private static final int DEFAULT_PORT = 8_080;

    @Spec
    @SuppressWarnings("NullAway.Init") // by the parser
    private CommandSpec spec;

    @Option(
            names = "--http",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "" + PORT_OF_FILE,
            description =
                    "Listens for HTTP at this port; 0 takes any that is free. Without a number, at the port of the"
                            + " configuration, else 8080.")
    private @Nullable Integer http;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen at. One that other machines can reach needs a token of yours; there is"
                    + " no TLS, so put a proxy before it. Default: 127.0.0.1.")
    private @Nullable String host;

    @Option(
            names = "--token-env",
            paramLabel = "[CLIENT=]VARIABLE",
            description =
                    "The variable of the environment that has a client's bearer token; may be repeated. Each client"
                            + " sees its own sessions only. Default: a token that is made once, in the data folder.")
    private List<String> tokenVariables = new ArrayList<>();

    @Option(
            names = "--token-file",
            paramLabel = "[CLIENT=]FILE",
            description = "The file that has a client's bearer token; may be repeated.")
    private List<String> tokenFiles = new ArrayList<>();

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description = "Lets web pages of this origin ask, such as http://localhost:6274; may be repeated."
                    + " Default: none.")
    private List<String> origins = new ArrayList<>();

    @Option(
            names = "--rate",
            paramLabel = "NUMBER/UNIT",
            converter = RateArgument.class,
            description = "How many requests a client may make in a second, minute or hour, such as 50/s."
                    + " Default: 200/s.")
    private @Nullable Rate rate;

    @Option(
            names = "--request-size",
            paramLabel = "SIZE",
            converter = SizeArgument.class,
            description = "How large a request may be. Default: 4MiB.")
    private @Nullable Long requestBytes;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where sessions are kept. Default: ~/.local/share/monty/mcp.")
    private @Nullable Path data;

    @Option(
            names = "--max-sessions",
            paramLabel = "NUMBER",
            description = "How many sessions there may be. Default: 1000.")
    private @Nullable Integer maxSessions;

    @Option(
            names = "--max-sessions-per-client",
            paramLabel = "NUMBER",
            description = "How many of them a client may have. Default: 100.")
    private @Nullable Integer maxSessionsPerClient;

    @Option(
            names = "--idle-expiry",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            description = "After how long a session that nobody uses is deleted. Default: 168h.")
    private @Nullable Duration idleExpiry;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            description = "The longest that a script may run, such as 500ms, 2s or 1m. Default: 10s.")
    private @Nullable Duration timeout;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = SizeArgument.class,
            description = "The most memory that a script or session may hold, such as 64MiB. Default: 64MiB.")
    private @Nullable Long memory;

    @Option(
            names = "--mount",
            paramLabel = "HOST:VIRTUAL[:ro|rw|overlay]",
            converter = MountArgument.class,
            description = "Lets scripts see a folder of this machine; may be repeated. Default: none.")
    private List<MountSpec> mounts = new ArrayList<>();

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "The engine to run on: ffi or wasm. Default: the fastest that works here.")
    private @Nullable String backend;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; options win over it. Default: what MONTY_CONFIG names, else"
                    + " ~/.config/monty/monty.yaml.")
    private @Nullable Path config;

    @Option(names = "--verbose", description = "Tells more on the standard error: who was refused, and why.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help and exits.")
    @SuppressWarnings("unused") // by the parser only
    private boolean help;

    /** Holds the defaults, for the parser to change. */
    public McpCommand() {}

    /** Reads what {@link HumanDuration} reads. */
    private static final class DurationArgument extends Argument<Duration> {
        DurationArgument() {
            super(HumanDuration::parse);
        }
    }

    /** Reads what {@link HumanSize} reads. */
    private static final class SizeArgument extends Argument<Long> {
        SizeArgument() {
            super(HumanSize::parse);
        }
    }

    /** Reads what {@link Rate} reads. */
    private static final class RateArgument extends Argument<Rate> {
        RateArgument() {
            super(Rate::parse);
        }
    }

    /** Reads what {@link MountSpec} reads. */
    private static final class MountArgument extends Argument<MountSpec> {
        MountArgument() {
            super(MountSpec::parse);
        }
    }

    private abstract static class Argument<T> implements ITypeConverter<T> {
        private final Function<String, T> parser;

        Argument(Function<String, T> parser) {
            this.parser = parser;
        }

        @Override
        public T convert(String text) {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Serves until the client has gone.
     *
     * @return 0
     * @throws ParameterException if the server cannot start; the message says why
     */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Logging.configure(verbose);
        // Whatever else prints to the standard output would be taken for a message.
        OutputStreamOfProtocol protocol = OutputStreamOfProtocol.take();
        try {
            MontyConfig settings = settings();
            try (ConfiguredPlugins plugins = ConfiguredPlugins.open(settings)) {
                DataFolder folder = DataFolder.open(dataFolder(settings.mcp()));
                if (port(settings.mcp()) == null) {
                    stdio(settings, plugins, folder, protocol);
                } else {
                    http(settings, plugins, folder);
                }
            }
        } catch (StartException | MontyConfigException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        return 0;
    }

    /** The standard output, which is the protocol's alone from then on. */
    private record OutputStreamOfProtocol(BufferedOutputStream stream) {
        static OutputStreamOfProtocol take() {
            PrintStream err = System.err;
            System.setOut(err);
            return new OutputStreamOfProtocol(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        }
    }

    private void stdio(
            MontyConfig settings, ConfiguredPlugins plugins, DataFolder folder, OutputStreamOfProtocol protocol)
            throws IOException {
        try (McpService service = open(settings, plugins, folder)) {
            StdioTransport transport = new StdioTransport(
                    System.in, protocol.stream(), (int) settings.mcp().requestBytes());
            service.serve(transport);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(transport, service), "monty-mcp-end"));
            transport.serve();
        }
    }

    private static void end(StdioTransport transport, McpService service) {
        transport.closeGracefully().block();
        service.close();
    }

    private void http(MontyConfig settings, ConfiguredPlugins plugins, DataFolder folder) throws InterruptedException {
        McpConfig mcp = settings.mcp();
        Integer port = port(mcp);
        Map<String, String> tokens = tokens(mcp);
        boolean made = tokens.isEmpty();
        if (made && !HttpSettings.isLoopback(mcp.host())) {
            folder.close();
            throw new StartException("other machines could reach " + mcp.host()
                    + ": give the clients tokens, with --token-env or --token-file");
        }
        if (made) {
            tokens.put(DEFAULT_CLIENT, token(folder));
        }
        HttpSettings address = HttpSettings.of(mcp.host(), port == null ? 0 : port, tokens)
                .withOrigins(new LinkedHashSet<>(mcp.origins()))
                .withRequestBytes((int) mcp.requestBytes())
                .withRate(mcp.rate().orElse(HttpSettings.DEFAULT_RATE));
        CountDownLatch ended = new CountDownLatch(1);
        McpService service = open(settings, plugins, folder);
        HttpTransport transport = new HttpTransport(address, service.ticks(), InstantSource.system());
        service.serve(transport);
        HttpServer server;
        try {
            server = new HttpServer(address, transport);
        } catch (StartException e) {
            service.close();
            throw e;
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            transport.closeGracefully().block();
                            server.close();
                            service.close();
                            ended.countDown();
                        },
                        "monty-mcp-end"));
        String shown = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        String where = made ? "the token is in " + folder.path().resolve(TOKEN_FILE) : "clients: " + tokens.keySet();
        spec.commandLine()
                .getErr()
                .println("monty mcp: listening at http://" + shown + ":" + server.port() + Gate.PATH + "; " + where);
        spec.commandLine().getErr().flush();
        ended.await();
    }

    private McpService open(MontyConfig settings, ConfiguredPlugins plugins, DataFolder folder) {
        McpConfig mcp = settings.mcp();
        Settings.SessionBounds usual = Settings.SessionBounds.defaults();
        Settings all = Settings.defaults()
                .withBackend(settings.backend().orElse(null))
                .withLimits(settings.limits())
                .withOs(() -> settings.os().build())
                .withPlugins(plugins::plugins)
                .withSessions(new Settings.SessionBounds(
                        mcp.maxSessionsPerClient(), mcp.maxSessions(), usual.live(), usual.bytes(), mcp.idleExpiry()));
        try {
            return new McpService(all, folder, InstantSource.system());
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static String token(DataFolder folder) {
        String token = folder.read(TOKEN_FILE);
        if (token == null || token.isEmpty()) {
            byte[] bytes = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(bytes);
            token = HexFormat.of().formatHex(bytes);
            folder.write(TOKEN_FILE, token + "\n");
        }
        return token;
    }

    private static Map<String, String> tokens(McpConfig mcp) {
        Map<String, String> tokens = new LinkedHashMap<>();
        mcp.tokens().forEach((client, source) -> tokens.put(client, source.read(System.getenv())));
        return tokens;
    }

    private @Nullable Integer port(McpConfig mcp) {
        // The file says where, the option says that: an editor that starts "monty mcp" wants the pipe.
        Integer option = http;
        return option != null && option == PORT_OF_FILE ? mcp.port().orElse(DEFAULT_PORT) : option;
    }

    private static Path dataFolder(McpConfig mcp) {
        return mcp.dataFolder()
                .orElseGet(() -> MontyFolders.ofThisProcess().data().resolve("mcp"));
    }

    /** Returns the configuration with the options over it. */
    private MontyConfig settings() {
        MontyConfig settings = MontyConfig.load(config);
        MontyLimits.Builder limits = settings.limits().toBuilder();
        if (timeout != null) {
            limits.duration(timeout);
        }
        if (memory != null) {
            limits.memoryBytes(memory);
        }
        settings = settings.withLimits(limits.build()).withMounts(mounts);
        if (backend != null) {
            settings = settings.withBackend(backend);
        }
        return settings.withMcp(over(settings.mcp()));
    }

    private McpConfig over(McpConfig file) {
        Map<String, SecretSource> tokens = new LinkedHashMap<>();
        tokenVariables.forEach(text -> add(tokens, text, SecretSource::env));
        tokenFiles.forEach(text -> add(tokens, text, path -> SecretSource.file(Path.of(path))));
        Set<String> allowed = new LinkedHashSet<>(file.origins());
        allowed.addAll(origins);
        return new McpConfig(
                host == null ? file.host() : host,
                file.port(),
                tokens.isEmpty() ? file.tokens() : tokens,
                List.copyOf(allowed),
                maxSessions == null ? file.maxSessions() : maxSessions,
                maxSessionsPerClient == null ? file.maxSessionsPerClient() : maxSessionsPerClient,
                idleExpiry == null ? file.idleExpiry() : idleExpiry,
                rate == null ? file.rate() : java.util.Optional.of(rate),
                Math.min(requestBytes == null ? file.requestBytes() : requestBytes, Integer.MAX_VALUE - 8),
                data == null ? file.dataFolder() : java.util.Optional.of(data));
    }

    private static void add(Map<String, SecretSource> tokens, String text, Function<String, SecretSource> source) {
        int equals = text.indexOf('=');
        String client = equals < 0 ? DEFAULT_CLIENT : text.substring(0, equals);
        if (client.isBlank() || client.length() > 100) {
            throw new StartException("the name of a client has 1 to 100 characters");
        }
        if (tokens.put(client, source.apply(text.substring(equals + 1))) != null) {
            throw new StartException("there are two tokens for the client " + client);
        }
    }
}
