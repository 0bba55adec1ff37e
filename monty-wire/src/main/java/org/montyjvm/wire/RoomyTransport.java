package org.montyjvm.wire;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * An engine that needs a large stack, for callers that have a small one: what takes no turn is handed over to an engine
 * thread, too, and waited for. Reading a source, a snapshot or a deep value recurses as a script does. Turns go through:
 * {@link Turns} takes them on engine threads.
 *
 * <p>An interrupt does not shorten the wait, as nothing here takes long, and is still there afterwards.
 */
final class RoomyTransport implements EngineTransport {
    private final EngineTransport engine;
    private final EngineThreads threads;

    /**
     * Makes the transport.
     *
     * @param engine the engine
     * @param threads threads with stacks that are large enough for it
     */
    RoomyTransport(EngineTransport engine, EngineThreads threads) {
        this.engine = engine;
        this.threads = threads;
    }

    private EngineResponse handOver(Supplier<EngineResponse> call) {
        CompletableFuture<EngineResponse> response = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                response.complete(call.get());
            } catch (Throwable failure) { // whatever it is, the caller must hear of it
                response.completeExceptionally(failure);
            }
        });
        try {
            return response.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public EngineResponse version() {
        return handOver(engine::version);
    }

    @Override
    public EngineResponse stats() {
        return engine.stats();
    }

    @Override
    public EngineResponse create(byte[] request) {
        return handOver(() -> engine.create(request));
    }

    @Override
    public EngineResponse restore(byte[] request) {
        return handOver(() -> engine.restore(request));
    }

    @Override
    public EngineResponse run(long handle, long turn, byte[] request) {
        return engine.run(handle, turn, request);
    }

    @Override
    public EngineResponse start(long handle, long turn, byte[] request) {
        return engine.start(handle, turn, request);
    }

    @Override
    public EngineResponse call(long handle, long turn, byte[] request) {
        return engine.call(handle, turn, request);
    }

    @Override
    public EngineResponse resume(long handle, long turn, byte[] request) {
        return engine.resume(handle, turn, request);
    }

    @Override
    public void cancel(long handle, long turn) {
        engine.cancel(handle, turn);
    }

    @Override
    public EngineResponse output(long handle, long turn, long from) {
        return engine.output(handle, turn, from);
    }

    @Override
    public EngineResponse abandon(long handle) {
        return handOver(() -> engine.abandon(handle));
    }

    @Override
    public EngineResponse pause(long handle) {
        return handOver(() -> engine.pause(handle));
    }

    @Override
    public EngineResponse snapshot(long handle) {
        return handOver(() -> engine.snapshot(handle));
    }

    @Override
    public EngineResponse variables(long handle) {
        return handOver(() -> engine.variables(handle));
    }

    @Override
    public EngineResponse functions(long handle) {
        return handOver(() -> engine.functions(handle));
    }

    @Override
    public EngineResponse continuation(byte[] request) {
        return handOver(() -> engine.continuation(request));
    }

    @Override
    public EngineResponse free(long handle) {
        return engine.free(handle);
    }

    @Override
    public EngineResponse testPanic(long handle) {
        return handOver(() -> engine.testPanic(handle));
    }

    @Override
    public boolean isLost(long handle) {
        return engine.isLost(handle);
    }

    @Override
    public long threadStackBytes() {
        return engine.threadStackBytes();
    }

    @Override
    public String backend() {
        return engine.backend();
    }

    @Override
    public String origin() {
        return engine.origin();
    }
}
