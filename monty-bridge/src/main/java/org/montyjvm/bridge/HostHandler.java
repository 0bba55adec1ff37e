package org.montyjvm.bridge;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link HostFunction} does: one of three forms. A handler may be called by several threads at once if several
 * bridges have its plugin, or several calls are in flight.
 *
 * <p>An exception becomes one in Python: of the type that a {@link HostException} names, else of one that fits the Java
 * type, see {@link DefaultMontyBridge.Builder#errors}.
 */
public sealed interface HostHandler {
    /**
     * Returns the value while the script waits. It runs on a thread of the bridge, which is interrupted at its timeout; or on
     * the thread that reads the events, if the function is {@linkplain HostFunction.Builder#quick() quick}.
     */
    @FunctionalInterface
    non-sealed interface Sync extends HostHandler {
        /**
         * Serves a call.
         *
         * @param call the call, with its arguments checked
         * @return any object that {@link org.montyjvm.MontyValue#of(Object)} takes; null becomes {@code None}
         * @throws Exception whatever went wrong
         */
        @Nullable Object handle(HostCall call) throws Exception;
    }

    /**
     * Promises the value. Python awaits it, and goes on with other tasks meanwhile. The stage is cancelled, if it is a
     * {@link java.util.concurrent.CompletableFuture}, at its timeout and when the run is over.
     */
    @FunctionalInterface
    non-sealed interface Async extends HostHandler {
        /**
         * Serves a call.
         *
         * @param call the call, with its arguments checked
         * @return what will have any object that {@link org.montyjvm.MontyValue#of(Object)} takes
         * @throws Exception whatever went wrong
         */
        CompletionStage<? extends @Nullable Object> handle(HostCall call) throws Exception;
    }

    /**
     * Gives a value piece by piece. Each piece is published as {@link BridgeToolCallChunk} at once; Python gets the list of
     * all when the handler returns.
     */
    @FunctionalInterface
    non-sealed interface Streaming extends HostHandler {
        /**
         * Serves a call.
         *
         * @param call the call, with its arguments checked
         * @param sink takes the pieces
         * @throws Exception whatever went wrong
         */
        void handle(HostCall call, Sink sink) throws Exception;
    }

    /** Takes the pieces of a {@link Streaming} handler. */
    @FunctionalInterface
    interface Sink {
        /**
         * Adds a piece. Waits while the subscriber of the run is behind.
         *
         * @param piece any object that {@link org.montyjvm.MontyValue#of(Object)} takes
         * @throws java.util.concurrent.CancellationException if the call was cancelled or is over
         * @throws InterruptedException if the thread was interrupted
         */
        void emit(@Nullable Object piece) throws InterruptedException;
    }
}
