package org.montyjvm.wasm;

import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.montyjvm.wire.EngineResponse;

/**
 * One handle: an interpreter in an instance of its own. It is lost when a call of the instance does not come to its end,
 * and every later call says so; whoever owns the handle frees it and makes another one.
 */
final class Interpreter {
    /**
     * How long a turn may take to notice that it was cancelled before its instance is killed. A checkpoint comes within a
     * millisecond of compiled code; a session gets longer, because a kill costs it its variables.
     */
    private static final long SCRIPT_PATIENCE_MILLIS = 5;

    private static final long SESSION_PATIENCE_MILLIS = 200;

    private final long handle;
    private final long memoryLimit;
    private final long patienceMillis;

    private @Nullable WasmInstance instance;
    private @Nullable String loss;
    private @Nullable Thread runner;
    private long turn;
    private long cancelledTurn;
    private @Nullable Future<?> killer;
    private boolean killed;
    private boolean freed;

    /**
     * Takes over an interpreter.
     *
     * @param instance the instance that it is in, and that nothing else is in
     * @param handle its handle in the instance
     * @param memoryLimit how many bytes its Python may take
     * @param keepsState whether it keeps something from one run to the next
     */
    Interpreter(WasmInstance instance, long handle, long memoryLimit, boolean keepsState) {
        this.instance = instance;
        this.handle = handle;
        this.memoryLimit = memoryLimit;
        patienceMillis = keepsState ? SESSION_PATIENCE_MILLIS : SCRIPT_PATIENCE_MILLIS;
    }

    /** A call of the instance. */
    interface Call {
        Answer on(WasmInstance instance, long handle) throws InstanceLostException;
    }

    /** Calls the instance with something that takes no turn. */
    EngineResponse ask(Call call) {
        return take(0, call);
    }

    /** Calls the instance with something that runs Python, unless {@code number} is 0. */
    EngineResponse take(long number, Call call) {
        WasmInstance entered;
        synchronized (this) {
            if (runner != null) {
                return Responses.message(Responses.BUSY, "the interpreter is in a call of another thread");
            }
            WasmInstance there = instance;
            if (there == null) {
                return Responses.message(Responses.POISONED, "the interpreter was lost: " + loss);
            }
            entered = there;
            runner = Thread.currentThread();
            turn = number;
            killed = false;
            entered.host().setCancelled(number != 0 && cancelledTurn == number);
        }
        long start = System.nanoTime();
        try {
            Answer answer = call.on(entered, handle);
            return new EngineResponse(answer.tag(), answer.body());
        } catch (InstanceLostException lost) {
            lose(lost);
            return Responses.of(
                    lost,
                    System.nanoTime() - start,
                    entered.pages(),
                    memoryLimit,
                    entered.host().printed().since(0));
        } finally {
            leave(entered);
        }
    }

    private synchronized void lose(InstanceLostException lost) {
        instance = null;
        loss = lost.getMessage();
    }

    private synchronized void leave(WasmInstance entered) {
        runner = null;
        Future<?> pending = killer;
        if (pending != null) {
            pending.cancel(false);
            killer = null;
        }
        if (killed) {
            Thread.interrupted(); // the kill may have come when the turn had just ended
        }
        entered.host().setCancelled(false);
        entered.host().forgetPrinted();
        if (freed) {
            instance = null;
        }
    }

    /** Returns whether a thread is in a call of the instance. */
    synchronized boolean isInACall() {
        return runner != null;
    }

    /** Returns whether the interpreter is gone, with what it kept. */
    synchronized boolean isLost() {
        return instance == null;
    }

    /** Tells a turn to end, and kills the instance if it does not notice. */
    synchronized void cancel(long number) {
        cancelledTurn = Math.max(cancelledTurn, number);
        WasmInstance there = instance;
        if (runner == null || there == null || turn != number) {
            return;
        }
        there.host().setCancelled(true);
        if (killer == null) {
            killer = Killer.after(patienceMillis, () -> kill(number));
        }
    }

    /** Returns what a turn that is at work has printed from a position on; nothing of another one. */
    EngineResponse output(long number, long from) {
        PrintedText text;
        synchronized (this) {
            text = runner != null && turn == number && instance != null
                    ? instance.host().printed()
                    : null;
        }
        try {
            return Responses.output(text == null ? List.of() : text.since(from), from);
        } catch (IllegalArgumentException refused) {
            return Responses.message(Responses.BAD_REQUEST, String.valueOf(refused.getMessage()));
        }
    }

    private synchronized void kill(long number) {
        Thread running = runner;
        if (running != null && turn == number) {
            killed = true;
            running.interrupt();
        }
    }

    /** Lets the instance go; one that is in a call goes when the call ends, and a turn in progress is killed. */
    synchronized void free() {
        freed = true;
        if (runner == null) {
            instance = null;
        } else if (turn != 0) {
            kill(turn);
        }
    }
}
