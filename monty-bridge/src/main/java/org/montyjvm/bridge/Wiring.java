package org.montyjvm.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyModule;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyRunner;
import org.montyjvm.MontyValue;

/** What a run of a bridge is connected to. It stays the same while the run lasts. */
record Wiring(
        MontyRunner runner,
        Map<String, Registered> functions,
        Map<String, MontyModule> modules,
        List<MontyPlugin> plugins,
        List<BridgeMiddleware> middleware,
        BridgeMiddleware.Next onion,
        BridgeLimits limits,
        BridgeOs os,
        Function<? super MontyNameLookup, Optional<MontyAnswer>> names,
        Function<? super Throwable, ? extends MontyAnswer.Raise> errors,
        Executor workers,
        Rooms rooms) {

    /** A function under its full name. */
    record Registered(String namespace, HostFunction function) {}

    /** Returns the onion: each middleware around those after it, and the handler in the middle. */
    static BridgeMiddleware.Next onion(List<BridgeMiddleware> middleware) {
        BridgeMiddleware.Next onion = call -> stage(call::perform);
        for (int i = middleware.size() - 1; i >= 0; i--) {
            BridgeMiddleware layer = middleware.get(i);
            BridgeMiddleware.Next inner = onion;
            onion = call -> stage(() -> layer.around(call, inner));
        }
        return onion;
    }

    private interface Attempt {
        @Nullable CompletionStage<MontyValue> make() throws Exception;
    }

    private static CompletionStage<MontyValue> stage(Attempt attempt) {
        try {
            CompletionStage<MontyValue> stage = attempt.make();
            return stage == null
                    ? CompletableFuture.failedFuture(new NullPointerException("a middleware or handler returned null"))
                    : stage;
        } catch (Throwable e) { // what a handler throws is for the script, an Error too
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return CompletableFuture.failedFuture(e);
        }
    }
}
