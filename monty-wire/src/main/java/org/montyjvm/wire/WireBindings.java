package org.montyjvm.wire;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.spi.MontyCoreBindings;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;
import org.montyjvm.spi.MontyOptions;

/**
 * One interpreter of an engine that speaks the wire format. An interpreter that panicked, or whose run had to be
 * abandoned, is replaced by a new one at the next run.
 */
public final class WireBindings implements MontyCoreBindings {
    private static final long NO_HANDLE = 0;

    private final EngineTransport transport;
    private final MontyOptions options;
    private final MontyEngineInfo engine;

    private final Object lock = new Object();
    private long handle;
    private long turn;
    private boolean running;
    private boolean cancelled;
    private @Nullable AbandonableRun waiting;

    /**
     * Creates an interpreter.
     *
     * @param transport the engine
     * @param engine the engine's description, as {@link #describe} gives it
     * @param options the limits of every run, and the thread it runs on
     * @throws org.montyjvm.MontyError if the engine gives no interpreter
     */
    public WireBindings(EngineTransport transport, MontyEngineInfo engine, MontyOptions options) {
        this.transport = Objects.requireNonNull(transport, "transport");
        this.engine = Objects.requireNonNull(engine, "engine");
        this.options = Objects.requireNonNull(options, "options");
        handle = newHandle();
    }

    /**
     * Returns what the engine says of itself.
     *
     * @param transport the engine
     * @return its description
     * @throws org.montyjvm.MontyError if it does not answer
     */
    public static MontyEngineInfo describe(EngineTransport transport) {
        Responses.Fields version = Responses.answer(transport.version());
        return new MontyEngineInfo(transport.backend(), version.interpreter(), version.abi(), transport.origin());
    }

    @Override
    public MontyResult run(MontyScript script) {
        long number;
        AbandonableRun abandonable = options.execution() == MontyExecution.OWN_THREAD ? new AbandonableRun() : null;
        synchronized (lock) {
            number = ++turn;
            running = true;
            cancelled = false;
            waiting = abandonable;
        }
        try {
            byte[] request = Requests.run(script, options.limits());
            long interpreter = interpreter();
            if (cancelledBeforeThereWasAnInterpreter()) {
                throw MontyErrors.cancelled(MontyFailure.NONE);
            }
            EngineResponse response = abandonable == null
                    ? transport.run(interpreter, number, request)
                    : runAndWait(abandonable, interpreter, number, request);
            if (response.tag() == Tag.PANIC.code() || response.tag() == Tag.POISONED.code()) {
                free(takeHandle());
            }
            return Responses.result(response);
        } finally {
            synchronized (lock) {
                running = false;
                waiting = null;
            }
        }
    }

    private EngineResponse runAndWait(AbandonableRun run, long interpreter, long number, byte[] request) {
        long start = System.nanoTime();
        long deadline = start
                + Math.min(options.limits().duration().toNanos(), Long.MAX_VALUE / 2)
                + AbandonableRun.GRACE_NANOS;
        EngineThreads.SHARED.execute(() -> run.execute(() -> transport.run(interpreter, number, request)));
        AbandonableRun.Waited waited =
                run.await(deadline, () -> transport.cancel(interpreter, number), () -> free(interpreter));
        AbandonableRun.Reason reason = waited.reason();
        EngineResponse response = waited.response();
        if (response != null && (reason != AbandonableRun.Reason.DEADLINE || response.tag() != Tag.CANCELLED.code())) {
            return response;
        }
        if (response == null) {
            takeHandle(); // the engine thread frees it when the run ends
        }
        if (reason == AbandonableRun.Reason.DEADLINE) {
            long limit = options.limits().duration().toNanos();
            MontyFailure left = response == null ? MontyFailure.NONE : Responses.left(response);
            throw MontyErrors.resource(MontyLimit.DURATION, limit, System.nanoTime() - start, left);
        }
        throw MontyErrors.cancelled(
                reason == AbandonableRun.Reason.INTERRUPTED
                        ? "the thread that waited for the run was interrupted"
                        : "the run was cancelled",
                MontyFailure.NONE);
    }

    @Override
    public boolean cancel() {
        synchronized (lock) {
            if (!running) {
                return false;
            }
            cancelled = true;
            if (waiting != null) {
                waiting.cancel();
            }
            if (handle != NO_HANDLE) {
                transport.cancel(handle, turn);
            }
            return true;
        }
    }

    @Override
    public MontyEngineInfo engine() {
        return engine;
    }

    @Override
    public MontyDiagnostics diagnostics() {
        Responses.Fields stats = Responses.answer(transport.stats());
        // The response that tells the count is itself a buffer.
        return new MontyDiagnostics(stats.handles(), stats.buffers(), Zombies.alive(), Zombies.total());
    }

    @Override
    public void close() {
        free(takeHandle());
    }

    /**
     * Panics inside the engine and throws what follows from it, for tests.
     *
     * @return never
     * @throws org.montyjvm.MontyPanicError always
     */
    public MontyResult panic() {
        EngineResponse response = transport.testPanic(interpreter());
        free(takeHandle());
        return Responses.result(response);
    }

    private boolean cancelledBeforeThereWasAnInterpreter() {
        synchronized (lock) {
            return cancelled;
        }
    }

    private long interpreter() {
        synchronized (lock) {
            if (handle == NO_HANDLE) {
                handle = newHandle();
            }
            return handle;
        }
    }

    private long takeHandle() {
        synchronized (lock) {
            long taken = handle;
            handle = NO_HANDLE;
            return taken;
        }
    }

    private long newHandle() {
        return Responses.answer(transport.create(Requests.create(options.limits())))
                .handle();
    }

    private void free(long taken) {
        if (taken != NO_HANDLE) {
            transport.free(taken);
        }
    }
}
