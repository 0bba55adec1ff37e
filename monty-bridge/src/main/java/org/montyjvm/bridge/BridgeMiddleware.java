package org.montyjvm.bridge;

import java.util.concurrent.CompletionStage;
import org.montyjvm.MontyValue;

/**
 * Policy around every call of a script, be it of a plugin or of the operating system. Several form an onion: the one that
 * was added first is the outermost.
 *
 * <pre>{@code
 * BridgeMiddleware timing = (call, next) -> {
 *     long start = System.nanoTime();
 *     return next.proceed(call).whenComplete((value, error) -> log(call.name(), System.nanoTime() - start));
 * };
 * }</pre>
 *
 * <p>A middleware may look, refuse by a {@link HostException}, answer by itself, change the arguments, or proceed more than
 * once. It is called by any thread, and by several at a time.
 */
@FunctionalInterface
public interface BridgeMiddleware {
    /**
     * Serves a call, or lets it proceed.
     *
     * @param call the call
     * @param next the rest of the onion, and in its middle the handler
     * @return what Python gets, or the failure that it sees
     * @throws Exception whatever Python shall see, as from a handler
     */
    CompletionStage<MontyValue> around(HostCall call, Next next) throws Exception;

    /**
     * Returns an event as subscribers shall see it. By default it stays as it is. Must keep the type of the event and its
     * {@link BridgeEvent#head()}.
     *
     * @param event the event, as the middleware added before this one left it
     * @return the event, or another one in its place
     */
    default BridgeEvent publish(BridgeEvent event) {
        return event;
    }

    /**
     * Is told that a run is over, whatever way. By default nothing happens.
     *
     * @param runId {@link BridgeRun#id()}
     */
    default void runEnded(String runId) {}

    /** The rest of the onion. */
    @FunctionalInterface
    interface Next {
        /**
         * Lets a call proceed.
         *
         * @param call the call, changed or not
         * @return what it gives; failures are in it, none is thrown
         */
        CompletionStage<MontyValue> proceed(HostCall call);
    }
}
