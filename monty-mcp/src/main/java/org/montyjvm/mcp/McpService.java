package org.montyjvm.mcp;

import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyError;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.bridge.FunctionCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** What the server does, whichever way clients come in: tools, resources and prompts, and the threads they work on. */
final class McpService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(McpService.class);
    private static final int WAITING_PER_RUN = 4;

    /** For values that are nested as deeply as they may be, of which each level is up to three of JSON. */
    private static final long STACK_BYTES = 8 << 20;

    private static final long LONGEST_BETWEEN_EXPIRIES_MS = 60_000;
    private static final Duration BETWEEN_FORCINGS = Duration.ofSeconds(5);
    private static final String INSTRUCTIONS =
            "Runs Python in a sandbox. monty_run is for one script; monty_session_create and monty_session_exec are for"
                    + " work in steps. A script that fails gives a result with error.kind and a traceback: read it, mend"
                    + " the script, and run it again. The guides are resources under monty://guides/.";

    private final DataFolder folder;
    private final SessionStore store;
    private final Sessions sessions;
    private final Toolbox toolbox;
    private final Guides guides;
    private final ThreadPoolExecutor workers;
    private final Ticks ticks = new Ticks();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Opens the sessions in a folder, and makes ready to serve.
     *
     * @throws StartException if that does not work; the folder is not closed then
     */
    McpService(Settings settings, DataFolder folder, InstantSource clock) {
        this.folder = folder;
        Bridges bridges = new Bridges(settings);
        Scripts scripts = new Scripts(bridges);
        FunctionCatalog catalog = FunctionCatalog.of(settings.plugins().apply(StdioTransport.CLIENT));
        FunctionTools functions = new FunctionTools(scripts, catalog);
        guides = new Guides(catalog.names().isEmpty() ? "There are none.\n" : catalog.prompt());
        requireEngine(bridges);
        MontySnapshotKey key = folder.key(); // before the database, which without a key would be one that lost it
        store = SessionStore.open(folder.database());
        sessions = new Sessions(bridges, store, key, clock);
        toolbox = new Toolbox(scripts, sessions, functions);
        AtomicInteger number = new AtomicInteger();
        workers = new ThreadPoolExecutor(
                settings.runs(),
                settings.runs(),
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.runs() * WAITING_PER_RUN),
                work -> worker(work, number.incrementAndGet()));
        workers.allowCoreThreadTimeOut(true);
        long between = Math.max(1, Math.min(settings.sessions().idle().toMillis() / 4, LONGEST_BETWEEN_EXPIRIES_MS));
        var unusedExpiry = ticks.every(Duration.ZERO, Duration.ofMillis(between), this::expire);
        var unusedForcing = ticks.every(BETWEEN_FORCINGS, BETWEEN_FORCINGS, this::force);
    }

    private static void requireEngine(Bridges bridges) {
        try (MontyPlatform platform = bridges.platform()) {
            LOG.info("the engine is {}", platform.engine());
        } catch (MontyError | IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Thread worker(Runnable work, int number) {
        Thread thread = new Thread(null, work, "monty-mcp-" + number, STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private void expire() {
        try {
            int gone = sessions.expire();
            if (gone > 0) {
                LOG.info("forgot {} sessions that nobody has used", gone);
            }
        } catch (RuntimeException e) {
            LOG.warn("unused sessions could not be removed: {}", e.getMessage());
        }
    }

    private void force() {
        try {
            store.force();
        } catch (Failure e) {
            LOG.warn("what was written may not be on the disk: {}", e.getMessage());
        }
    }

    Ticks ticks() {
        return ticks;
    }

    McpAsyncServer serve(McpServerTransportProvider transport) {
        return configured(McpServer.async(transport));
    }

    McpAsyncServer serve(McpStreamableServerTransportProvider transport) {
        return configured(McpServer.async(transport));
    }

    private McpAsyncServer configured(McpServer.AsyncSpecification<?> server) {
        return server.serverInfo(McpSchema.Implementation.builder("monty", Version.text())
                        .title("Monty, sandboxed Python")
                        .build())
                .instructions(INSTRUCTIONS)
                .capabilities(McpSchema.ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .prompts(false)
                        .logging()
                        .build())
                .jsonMapper(Json.SDK)
                .jsonSchemaValidator(new Trusted())
                .validateToolInputs(false)
                .tools(toolbox.tools().stream().map(this::tool).toList())
                .resources(guides.all().stream().map(McpService::resource).toList())
                .prompts(guides.all().stream().map(McpService::prompt).toList())
                .build();
    }

    /** What this module makes is right by its tests; what clients give is checked by the tools, with better words. */
    private static final class Trusted implements JsonSchemaValidator {
        @Override
        public ValidationResponse validate(Map<String, Object> schema, Object content) {
            return ValidationResponse.asValid("");
        }
    }

    private AsyncToolSpecification tool(Tool tool) {
        McpSchema.Tool description = McpSchema.Tool.builder(tool.name(), tool.arguments())
                .title(tool.title())
                .description(tool.description())
                .outputSchema(tool.result())
                .annotations(McpSchema.ToolAnnotations.builder()
                        .title(tool.title())
                        .readOnlyHint(tool.readsOnly())
                        .build())
                .build();
        return AsyncToolSpecification.builder()
                .tool(description)
                .callHandler((exchange, request) -> call(tool, exchange, request))
                .build();
    }

    private Mono<CallToolResult> call(Tool tool, McpAsyncServerExchange exchange, CallToolRequest request) {
        Ticket ticket = (Ticket) exchange.transportContext().get(Ticket.KEY);
        return Mono.create(result -> {
            try {
                workers.execute(() -> result.success(work(tool, exchange, request, ticket)));
            } catch (RejectedExecutionException e) {
                result.success(Results.refused(new Failure(
                        Failure.Kind.SERVER_BUSY, "the server has as much to do as it takes; try again later")));
            }
        });
    }

    private CallToolResult work(Tool tool, McpAsyncServerExchange exchange, CallToolRequest request, Ticket ticket) {
        if (ticket.isCancelled()) {
            return Results.refused(new Failure(Failure.Kind.CANCELLED, "the request was cancelled before it began"));
        }
        Map<String, @Nullable Object> arguments = request.arguments() == null ? Map.of() : request.arguments();
        try (Notices notices = new Notices(exchange, request.progressToken(), ticks)) {
            return tool.work().call(arguments, ticket, notices);
        } catch (Failure e) {
            return Results.refused(e);
        } catch (RuntimeException | Error e) { // whatever it was, the client waits for an answer
            // Not the exception itself: its message may hold what a script or a client said.
            LOG.error("{} failed with {}", tool.name(), e.getClass().getName());
            LOG.debug("{} failed", tool.name(), e);
            return Results.refused(
                    new Failure(Failure.Kind.INTERNAL, "the server failed at this; its log has the reason"));
        }
    }

    private static AsyncResourceSpecification resource(Guides.Guide guide) {
        McpSchema.Resource description = McpSchema.Resource.builder(guide.uri(), guide.name())
                .title(guide.title())
                .description(guide.description())
                .mimeType("text/markdown")
                .build();
        return new AsyncResourceSpecification(
                description,
                (exchange, request) -> Mono.just(McpSchema.ReadResourceResult.builder(
                                List.of(McpSchema.TextResourceContents.builder(guide.uri(), guide.text())
                                        .mimeType("text/markdown")
                                        .build()))
                        .build()));
    }

    private static AsyncPromptSpecification prompt(Guides.Guide guide) {
        return new AsyncPromptSpecification(
                McpSchema.Prompt.builder(guide.name())
                        .title(guide.title())
                        .description(guide.description())
                        .build(),
                (exchange, request) ->
                        Mono.just(McpSchema.GetPromptResult.builder(List.of(McpSchema.PromptMessage.builder(
                                                McpSchema.Role.USER,
                                                McpSchema.TextContent.builder(guide.text())
                                                        .build())
                                        .build()))
                                .description(guide.description())
                                .build()));
    }

    /** Ends what is at work, and closes the sessions and the folder. Closing again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        ticks.close();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        sessions.close();
        store.close();
        folder.close();
    }
}
