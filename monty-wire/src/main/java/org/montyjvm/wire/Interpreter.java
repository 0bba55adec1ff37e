package org.montyjvm.wire;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyError;
import org.montyjvm.MontyPanicError;
import org.montyjvm.spi.MontyErrors;

/**
 * An interpreter of the engine, by its handle, and what becomes of it.
 *
 * <p>One that panicked, or that still runs when its caller has left, is gone. Where it kept nothing between runs, another
 * one takes its place when it is next asked for; where it did, every call is refused until {@link #renew}: a session
 * must never find itself empty without having been told.
 *
 * <p>One thread at a time may call it, but for {@link #loss}.
 */
final class Interpreter {
    private static final long NONE = 0;

    private final EngineTransport transport;
    private final Supplier<byte[]> creation;
    private final boolean keepsState;
    private final AtomicLong handle;
    private volatile @Nullable MontyError loss;
    private volatile boolean closed;

    /**
     * Takes an interpreter of the engine over.
     *
     * @param transport the engine
     * @param creation writes the request for a new interpreter like this one
     * @param keepsState whether what one run leaves is there for the next
     * @param handle the interpreter
     */
    Interpreter(EngineTransport transport, Supplier<byte[]> creation, boolean keepsState, long handle) {
        this.transport = transport;
        this.creation = creation;
        this.keepsState = keepsState;
        this.handle = new AtomicLong(handle);
    }

    /**
     * Returns the handle for a call of the engine.
     *
     * @throws MontyCrashError if the interpreter is gone, with what it kept
     * @throws org.montyjvm.MontyDisposedError if it was closed
     */
    long handle() {
        long current = handle.get();
        if (current != NONE) {
            return current;
        }
        if (closed) {
            throw MontyErrors.disposed("the interpreter was closed before");
        }
        MontyError gone = loss;
        if (gone != null) {
            throw MontyErrors.crash(
                    "the session has lost its interpreter, with all variables: " + gone.getMessage()
                            + ". reset() starts a new one; or restore a snapshot",
                    gone);
        }
        long fresh = newHandle(transport, creation);
        handle.set(fresh);
        return fresh;
    }

    /**
     * Asks something that takes no turn and cannot be cancelled.
     *
     * @throws MontyError if the engine does not answer
     */
    <T> T ask(LongFunction<EngineResponse> question, Function<EngineResponse, T> answer) {
        return read(question.apply(handle()), answer);
    }

    /** Returns what a response says. An interpreter that panicked, or does not make sense, is gone. */
    <T> T read(EngineResponse response, Function<EngineResponse, T> answer) {
        try {
            return answer.apply(response);
        } catch (MontyPanicError | MontyCrashError broken) {
            lose(broken);
            throw broken;
        } catch (MontyError failure) {
            loseIfGone(failure);
            throw failure;
        }
    }

    /** Frees the interpreter if the engine has lost it in the call that ended with this error. */
    void loseIfGone(MontyError error) {
        if (isGone()) {
            lose(error);
        }
    }

    /** Returns whether the engine has lost the interpreter. */
    boolean isGone() {
        long current = handle.get();
        return current != NONE && transport.isLost(current);
    }

    /** Drops the run that waits for an answer, if there is one. */
    void dropPause() {
        long current = handle.get();
        if (current != NONE) {
            try {
                read(transport.abandon(current), Responses::answer);
            } catch (IllegalStateException nothingWaits) {
                return;
            } catch (MontyError gone) {
                return; // as is the run that waited
            }
        }
    }

    /** Frees the interpreter, which is of no use after this error. */
    void lose(MontyError error) {
        free(leave(error));
    }

    /** Leaves the interpreter, which is of no use after this error, to whoever frees it. */
    long leave(MontyError error) {
        long left = handle.getAndSet(NONE);
        if (keepsState && left != NONE) {
            loss = error;
        }
        return left;
    }

    /** Returns the error after which the interpreter was gone, with what it kept. */
    Optional<MontyError> loss() {
        return Optional.ofNullable(loss);
    }

    /**
     * Puts a new interpreter in the place of this one.
     *
     * @throws MontyError if the engine gives none; nothing has changed then
     */
    void renew() {
        long old = handle.getAndSet(newHandle(transport, creation));
        loss = null;
        free(old);
    }

    /** Frees the interpreter. */
    void close() {
        closed = true;
        free(handle.getAndSet(NONE));
    }

    /** Frees a handle, unless it is none. */
    void free(long taken) {
        if (taken != NONE) {
            transport.free(taken);
        }
    }

    private static long newHandle(EngineTransport transport, Supplier<byte[]> creation) {
        return Responses.answer(transport.create(creation.get())).handle();
    }
}
