package org.montyjvm.mcp.load;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients of the SDK that all work at once, each in a session of its own: every result is checked, and how long each took is
 * told at the end. Arguments: the address, the token, how many clients, how many seconds.
 */
public final class Load {
    private static final int LONGEST_SECONDS = 60;

    private final URI address;
    private final String token;
    private final int seconds;
    private final CountDownLatch connected;
    private final LongAdder errors = new LongAdder();
    private final AtomicReference<@Nullable String> firstError = new AtomicReference<>();

    private Load(URI address, String token, int clients, int seconds) {
        this.address = address;
        this.token = token;
        this.seconds = seconds;
        connected = new CountDownLatch(clients);
    }

    /**
     * Prints how many calls there were and failed, and how long they took; exits with 1 if one failed.
     *
     * @param args address, token, clients, seconds
     */
    public static void main(String[] args) throws InterruptedException {
        int clients = Integer.parseInt(args[2]);
        int seconds = Integer.parseInt(args[3]);
        Load load = new Load(URI.create(args[0]), args[1], clients, seconds);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<long[]> times = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.execute(() -> {
                long[] own = load.client();
                synchronized (times) {
                    times.add(own);
                }
            });
        }
        threads.shutdown();
        boolean ended = threads.awaitTermination(seconds + 4L * LONGEST_SECONDS, TimeUnit.SECONDS);
        System.exit(ended && load.report(clients, seconds, times) ? 0 : 1);
    }

    private long[] client() {
        LongStream.Builder times = LongStream.builder();
        try (McpSyncClient client = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder(address.getScheme() + "://" + address.getAuthority())
                                .endpoint(address.getPath())
                                .jsonMapper(new JacksonMcpJsonMapper(
                                        JsonMapper.builder().build()))
                                .addHttpRequestCustomizer((request, method, uri, body, context) ->
                                        request.header("Authorization", "Bearer " + token))
                                .build())
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid("")) // not in the runnable jar
                .requestTimeout(Duration.ofSeconds(LONGEST_SECONDS))
                .initializationTimeout(Duration.ofSeconds(LONGEST_SECONDS))
                .build()) {
            client.initialize();
            Object session = content(client, "monty_session_create", Map.of()).get("session_id");
            call(client, "monty_session_exec", Map.of("session_id", session, "code", "n = 0\nn"), 0);
            connected.countDown();
            awaitAll();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            for (int n = 1; System.nanoTime() < end; n++) {
                long begun = System.nanoTime();
                call(client, "monty_session_exec", Map.of("session_id", session, "code", "n += 1\nn"), n);
                times.add(System.nanoTime() - begun);
                if (n % 4 == 0) {
                    begun = System.nanoTime();
                    call(client, "monty_run", Map.of("code", "sum(k for k in range(100))"), 4_950);
                    times.add(System.nanoTime() - begun);
                }
            }
            content(client, "monty_session_close", Map.of("session_id", session));
        } catch (RuntimeException | LinkageError e) {
            failed(e.toString());
            connected.countDown();
        }
        return times.build().toArray();
    }

    private void awaitAll() {
        try {
            if (!connected.await(4L * LONGEST_SECONDS, TimeUnit.SECONDS)) {
                failed("not all clients could connect");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(McpSyncClient client, String tool, Map<String, Object> arguments, int wanted) {
        Object value = content(client, tool, arguments).get("value");
        if (!(value instanceof Number number) || number.intValue() != wanted) {
            failed(tool + " gave " + value + " in place of " + wanted);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> content(McpSyncClient client, String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = client.callTool(
                McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
        if (Boolean.TRUE.equals(result.isError())) {
            failed(String.valueOf(result.structuredContent()));
        }
        return (Map<String, Object>) result.structuredContent();
    }

    private void failed(String what) {
        errors.increment();
        firstError.compareAndSet(null, what);
    }

    private boolean report(int clients, int seconds, List<long[]> times) {
        long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d clients, %d s: %d calls, %.0f a second, errors %d; p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                clients,
                seconds,
                all.length,
                (double) all.length / seconds,
                errors.sum(),
                at(all, 0.5),
                at(all, 0.99),
                at(all, 1));
        String error = firstError.get();
        if (error != null) {
            System.out.println("first error: " + error);
        }
        return errors.sum() == 0 && all.length > 0;
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)] / 1e6;
    }
}
