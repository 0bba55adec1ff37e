package org.montyjvm.wasm;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.montyjvm.wire.EngineResponse;

/**
 * One handle: an instance of its own, and the interpreter in it. An instance that is lost is replaced where nothing was
 * kept in it; where something was, every later call says so.
 */
final class Interpreter {
    /**
     * How long a turn may take to notice that it was cancelled before its instance is killed. A checkpoint comes within a
     * millisecond of compiled code; a session gets longer, because a kill costs it its variables.
     */
    private static final long SCRIPT_PATIENCE_MILLIS = 8;

    private static final long SESSION_PATIENCE_MILLIS = 200;

    private final Creation creation;

    private @Nullable WasmInstance instance;
    private long handle;
    private @Nullable String loss;
    private @Nullable Thread runner;
    private long turn;
    private long cancelledTurn;
    private @Nullable Future<?> killer;
    private boolean killed;
    private boolean freed;

    /** Makes a new instance, and an interpreter in it. */
    interface Creation {
        /** Returns what the instance answers; a response with a tag other than 0 is a refusal. */
        Created create() throws InstanceLostException;

        /** Returns whether the interpreter keeps something from one turn to the next. */
        boolean keepsState();
    }

    /**
     * An interpreter in an instance.
     *
     * @param instance the instance
     * @param handle the interpreter's own handle in it
     */
    record Created(WasmInstance instance, long handle) {}

    Interpreter(Creation creation, Created created) {
        this.creation = creation;
        instance = created.instance();
        handle = created.handle();
    }

    /** A call of the instance. */
    interface Call {
        Answer on(WasmInstance instance, long handle) throws InstanceLostException;
    }

    /** Calls the instance with something that takes no turn. */
    EngineResponse ask(Call call) {
        return enter(0, call);
    }

    /** Calls the instance with something that runs Python. */
    EngineResponse take(long number, Call call) {
        return enter(number, call);
    }

    private EngineResponse enter(long number, Call call) {
        WasmInstance entered;
        long own;
        synchronized (this) {
            if (runner != null) {
                return Responses.message(Responses.BUSY, "the interpreter is in a call of another thread");
            }
            if (loss != null) {
                return Responses.message(Responses.POISONED, loss);
            }
            runner = Thread.currentThread();
            turn = number;
            killed = false;
        }
        EngineResponse response;
        try {
            synchronized (this) {
                WasmInstance there = instance;
                if (there == null) {
                    Created created = creation.create();
                    there = created.instance();
                    instance = there;
                    handle = created.handle();
                }
                entered = there;
                own = handle;
                entered.host().setCancelled(number != 0 && cancelledTurn == number);
            }
            Answer answer = call.on(entered, own);
            response = new EngineResponse(answer.tag(), answer.body());
        } catch (InstanceLostException lost) {
            response = lose(lost);
        } finally {
            leave();
        }
        return response;
    }

    private synchronized EngineResponse lose(InstanceLostException lost) {
        int pages = instance == null ? 0 : instance.pages();
        instance = null;
        if (creation.keepsState()) {
            loss = "the session's interpreter was lost: " + lost.getMessage();
        }
        return Responses.of(lost, pages);
    }

    private synchronized void leave() {
        runner = null;
        Future<?> pending = killer;
        if (pending != null) {
            pending.cancel(false);
            killer = null;
        }
        if (killed) {
            Thread.interrupted(); // the kill may have come when the turn had just ended
        }
        WasmInstance there = instance;
        if (freed) {
            instance = null;
        } else if (there != null) {
            there.host().setCancelled(false);
        }
    }

    /** Returns whether a thread is in a call of the instance. */
    synchronized boolean isInACall() {
        return runner != null;
    }

    /** Tells a turn to end, and kills the instance if it does not notice. */
    synchronized void cancel(long number) {
        cancelledTurn = Math.max(cancelledTurn, number);
        WasmInstance there = instance;
        if (runner == null || turn != number) {
            return;
        }
        if (there != null) {
            there.host().setCancelled(true);
        }
        long patience = creation.keepsState() ? SESSION_PATIENCE_MILLIS : SCRIPT_PATIENCE_MILLIS;
        if (killer == null) {
            killer = Killer.after(patience, () -> kill(number));
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
