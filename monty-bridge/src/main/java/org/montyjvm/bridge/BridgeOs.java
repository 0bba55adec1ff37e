package org.montyjvm.bridge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyOsCall;

/**
 * Serves what the {@link org.montyjvm.MontyOs} of the platform leaves to the host, see
 * {@link org.montyjvm.MontyOs.Builder#delegate}. Middleware is around it.
 */
@FunctionalInterface
public interface BridgeOs {
    /**
     * Serves a call.
     *
     * @param pause what is asked
     * @param call the same as middleware sees it, and may have changed its arguments
     * @return what will have the value: any object that {@link org.montyjvm.MontyValue#of(Object)} takes
     * @throws Exception whatever Python shall see, as from a handler
     */
    CompletionStage<? extends @Nullable Object> serve(MontyOsCall pause, HostCall call) throws Exception;

    /**
     * Returns what serves the calls by the grants of that same {@link org.montyjvm.MontyOs}, so that middleware sees what is
     * delegated and nothing else changes: scripts see a {@code PermissionError} where there is no grant. A sleep keeps the
     * thread of its call.
     *
     * @return what serves what is granted
     */
    static BridgeOs granted() {
        return GrantedOs.INSTANCE;
    }

    /**
     * Returns what serves nothing: scripts see the {@code PermissionError} that a closed {@link org.montyjvm.MontyOs}
     * gives.
     *
     * @return what refuses every call
     */
    static BridgeOs closed() {
        return (pause, call) -> CompletableFuture.failedFuture(new Failures.NotHandled(call.name()));
    }
}
