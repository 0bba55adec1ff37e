package org.montyjvm.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyOutput;

/** One turn of an interpreter. It may be told to end at any moment, also before it has come to the engine. */
final class Turn {
    private static final long NOT_YET = 0;

    private final EngineTransport transport;
    private final long number;
    private final @Nullable AbandonableRun waiting;

    private long handle = NOT_YET;
    private @Nullable StopReason stopped;
    private boolean ended;

    /**
     * Makes a turn.
     *
     * @param transport the engine
     * @param number its number, which no other turn of the interpreter has
     * @param waiting what the caller waits for, or null where the turn runs on the caller's thread
     */
    Turn(EngineTransport transport, long number, @Nullable AbandonableRun waiting) {
        this.transport = transport;
        this.number = number;
        this.waiting = waiting;
    }

    long number() {
        return number;
    }

    /** Notes which interpreter the turn is about to enter, so that a cancel finds it; false if it must not any more. */
    synchronized boolean enter(long interpreter) {
        handle = interpreter;
        return stopped == null;
    }

    /** Tells the turn to end, from any thread; false if it has ended. */
    synchronized boolean cancel() {
        if (ended) {
            return false;
        }
        stopping(StopReason.CANCELLED);
        if (waiting != null) {
            waiting.cancel();
        }
        tellTheEngine();
        return true;
    }

    /** Tells the engine to end the turn, and nobody else. Harmless where it has ended. */
    synchronized void tellTheEngine() {
        if (handle != NOT_YET) {
            transport.cancel(handle, number);
        }
    }

    /** Notes why the turn was told to end; the first reason stands. */
    synchronized void stopping(StopReason reason) {
        if (stopped == null) {
            stopped = reason;
        }
    }

    /** Returns what the turn has printed from a position on; nothing if it is not in the engine. */
    List<MontyOutput> printed(long from) {
        long entered = entered();
        return entered == NOT_YET ? List.of() : Responses.printed(transport.output(entered, number, from));
    }

    private synchronized long entered() {
        return ended ? NOT_YET : handle;
    }

    /** Closes the turn to everybody who would cancel it. */
    synchronized void end() {
        ended = true;
    }

    /** Returns why the turn was told to end, or null if it was not. */
    synchronized @Nullable StopReason stopped() {
        return stopped;
    }
}
