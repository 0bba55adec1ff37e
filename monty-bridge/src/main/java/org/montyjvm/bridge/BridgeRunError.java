package org.montyjvm.bridge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyPanicError;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyUsage;

/**
 * The run failed. The last event.
 *
 * @param head run, number and time
 * @param kind what kind of failure
 * @param message what happened
 * @param traceback the traceback as Python prints it, empty where there is none
 * @param usage what the interpreter cost
 * @param bridge what the calls cost
 * @param error the error itself, or null where middleware took it away: it may tell more than the event. Not in the
 *     JSON
 */
public record BridgeRunError(
        BridgeEventHead head,
        Kind kind,
        String message,
        String traceback,
        MontyUsage usage,
        BridgeUsage bridge,
        @Nullable RuntimeException error)
        implements BridgeEvent {

    /**
     * Holds an event.
     *
     * @param head {@link #head()}
     * @param kind {@link #kind()}
     * @param message {@link #message()}
     * @param traceback {@link #traceback()}
     * @param usage {@link #usage()}
     * @param bridge {@link #bridge()}
     * @param error {@link #error()}
     * @throws NullPointerException if an argument is null that may not be
     */
    public BridgeRunError {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(traceback, "traceback");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(bridge, "bridge");
    }

    @Override
    public String type() {
        return "run_error";
    }

    /** What kind of failure ended a run. */
    public enum Kind {
        /** Python raised: {@link MontyScriptError}. */
        SCRIPT,
        /** The run was stopped: {@link MontyCancelledError}. */
        CANCELLED,
        /** The interpreter hit one of its limits: {@link MontyResourceError}. */
        RESOURCE,
        /** The calls hit one of the {@link BridgeLimits}: {@link BridgeLimitException}. */
        BRIDGE_LIMIT,
        /** A defect of the interpreter: {@link MontyPanicError}. */
        PANIC,
        /** The engine died: {@link MontyCrashError}. */
        CRASH,
        /** The platform or session was closed: {@link MontyDisposedError}. */
        DISPOSED,
        /** The host did something wrong, such as using the platform while the bridge did. */
        HOST;

        static Kind of(RuntimeException error) {
            if (error instanceof MontyScriptError) {
                return SCRIPT;
            } else if (error instanceof MontyCancelledError) {
                return CANCELLED;
            } else if (error instanceof MontyResourceError) {
                return RESOURCE;
            } else if (error instanceof BridgeLimitException) {
                return BRIDGE_LIMIT;
            } else if (error instanceof MontyPanicError) {
                return PANIC;
            } else if (error instanceof MontyCrashError) {
                return CRASH;
            }
            return error instanceof MontyDisposedError ? DISPOSED : HOST;
        }
    }
}
