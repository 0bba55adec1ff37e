package org.montyjvm.wire;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyError;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyUsage;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;
import org.montyjvm.spi.MontyOptions;

/**
 * Takes the turns of an interpreter, one after the other, on the thread that the options ask for. Each has a number of
 * its own, so that a cancel that comes late never hits the next one.
 *
 * <p>One thread at a time may take a turn; any may cancel it.
 */
final class Turns {
    private static final String GIVEN_UP = "; the interpreter did not notice and was given up";

    private final EngineTransport transport;
    private final EngineThreads threads;
    private final Interpreter interpreter;
    private final MontyOptions options;
    private final boolean handsOver;

    private long taken;
    private volatile @Nullable Turn latest;

    Turns(EngineTransport transport, EngineThreads threads, Interpreter interpreter, MontyOptions options) {
        this.transport = transport;
        this.threads = threads;
        this.interpreter = interpreter;
        this.options = options;
        handsOver = options.execution() == MontyExecution.OWN_THREAD || transport.threadStackBytes() > 0;
    }

    /** A function of the engine that takes a turn. */
    interface Call {
        EngineResponse take(long handle, long turn, byte[] request);
    }

    /**
     * Takes a turn.
     *
     * @param request writes the request
     * @param call the function of the engine
     * @param result what the response says
     * @return the result
     * @throws MontyError if the turn gave none: no run waits for an answer afterwards
     * @throws IllegalArgumentException if the request was refused: a run that waited for an answer still does
     * @throws IllegalStateException if the engine cannot take such a turn now: nothing has changed
     */
    <T> T take(Supplier<byte[]> request, Call call, Function<EngineResponse, T> result) {
        AbandonableRun waiting = handsOver ? new AbandonableRun() : null;
        taken++;
        Turn turn = new Turn(transport, taken, waiting);
        latest = turn;
        MontyFailure left = MontyFailure.NONE;
        try {
            EngineResponse response = cross(turn, waiting, request, call);
            if (turn.stopped() == null || isAnEnd(response)) {
                return interpreter.read(response, result);
            }
            left = Responses.left(response);
        } catch (IllegalArgumentException refused) {
            if (turn.stopped() == null) {
                throw refused;
            }
        } catch (MontyError failure) {
            interpreter.loseIfGone(failure);
            interpreter.dropPause(); // where the failure is one of this side, the engine does not know of it
            throw failure;
        } finally {
            latest = null;
        }
        // Whoever told the turn to end was promised an end, and it may have come to a pause.
        MontyError cancelled = cancelled(turn, interpreter.isGone() ? GIVEN_UP : "", left);
        interpreter.loseIfGone(cancelled);
        interpreter.dropPause();
        throw cancelled;
    }

    /** Tells the turn in progress to end; false if there is none. */
    boolean cancel() {
        Turn turn = latest;
        return turn != null && turn.cancel();
    }

    /** Returns what the turn in progress has printed from a position on; nothing if there is none. */
    List<MontyOutput> printed(long from) {
        Turn turn = latest;
        return turn == null ? List.of() : turn.printed(from);
    }

    private EngineResponse cross(Turn turn, @Nullable AbandonableRun waiting, Supplier<byte[]> request, Call call) {
        try {
            byte[] bytes = request.get();
            long handle = interpreter.handle();
            if (!turn.enter(handle)) {
                throw cancelled(turn, "", MontyFailure.NONE);
            }
            return waiting == null
                    ? onThisThread(turn, handle, bytes, call)
                    : onAnEngineThread(turn, waiting, handle, bytes, call);
        } finally {
            turn.end();
        }
    }

    private EngineResponse onThisThread(Turn turn, long handle, byte[] request, Call call) {
        InterruptHook hook = new InterruptHook(turn::tellTheEngine);
        hook.enter();
        try {
            return call.take(handle, turn.number(), request);
        } finally {
            if (hook.leave()) {
                turn.stopping(StopReason.INTERRUPTED);
            }
        }
    }

    private EngineResponse onAnEngineThread(Turn turn, AbandonableRun waiting, long handle, byte[] request, Call call) {
        long start = System.nanoTime();
        long deadline = start
                + Math.min(options.limits().duration().toNanos(), Long.MAX_VALUE / 2)
                + AbandonableRun.GRACE_NANOS;
        threads.execute(() -> waiting.execute(() -> call.take(handle, turn.number(), request)));
        AbandonableRun.Waited waited = await(turn, waiting, handle, deadline);
        StopReason reason = waited.reason();
        if (reason != null && reason != StopReason.DEADLINE) {
            turn.stopping(reason);
        }
        EngineResponse response = waited.response();
        if (response == null) {
            throw abandoned(turn, start);
        }
        if (reason == StopReason.DEADLINE && turn.stopped() == null && Tag.of(response) == Tag.CANCELLED) {
            throw late(start, interpreter.isGone() ? GIVEN_UP : "", Responses.left(response));
        }
        return response;
    }

    private AbandonableRun.Waited await(Turn turn, AbandonableRun waiting, long handle, long deadline) {
        try {
            return waiting.await(deadline, turn::tellTheEngine, () -> interpreter.free(handle));
        } catch (MontyCrashError broken) {
            interpreter.lose(broken);
            throw broken;
        }
    }

    /** The interpreter stays with the engine thread, which frees it when the turn ends. */
    private MontyError abandoned(Turn turn, long start) {
        MontyFailure left = new MontyFailure(printed(turn), MontyUsage.NONE, "", List.of());
        MontyError error = turn.stopped() == null ? late(start, GIVEN_UP, left) : cancelled(turn, GIVEN_UP, left);
        interpreter.leave(error);
        return error;
    }

    private static List<MontyOutput> printed(Turn turn) {
        try {
            return turn.printed(0);
        } catch (MontyError gone) { // the turn has ended this very moment, and its interpreter was freed
            return List.of();
        }
    }

    private MontyError late(long start, String consequence, MontyFailure left) {
        long limit = options.limits().duration().toNanos();
        return MontyErrors.resource(MontyLimit.DURATION, limit, System.nanoTime() - start, consequence, left);
    }

    private static MontyError cancelled(Turn turn, String consequence, MontyFailure left) {
        StopReason reason = turn.stopped();
        return MontyErrors.cancelled((reason == null ? StopReason.CANCELLED : reason).text() + consequence, left);
    }

    /**
     * Whether a turn that was told to end came to an end of its own, before it noticed. A panic is none: Rust's sort
     * panics when comparisons begin to fail in the middle of it, as they do once a turn has been told to end.
     */
    private static boolean isAnEnd(EngineResponse response) {
        Tag tag = Tag.of(response);
        return !tag.isPause() && tag != Tag.CANCELLED && tag != Tag.BAD_REQUEST && tag != Tag.PANIC;
    }
}
