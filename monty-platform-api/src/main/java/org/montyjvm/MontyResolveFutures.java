package org.montyjvm;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.pause.PausePoint;

/**
 * All of Python's tasks wait for values that the host promised with {@link MontyAnswer#future()}. The host gives one or
 * more of them, whichever it has first; {@link MontyFutures} does so for Java's futures.
 */
public final class MontyResolveFutures extends MontySuspended {
    private final List<Integer> callIds;
    private final @Nullable Long timerDueNanos;

    MontyResolveFutures(PausePoint point, List<Integer> callIds, @Nullable Long timerDueNanos) {
        super(point);
        this.callIds = List.copyOf(callIds);
        this.timerDueNanos = timerDueNanos;
    }

    /**
     * Returns which calls are waited for. An {@code asyncio.sleep} that the {@link MontyOs} serves is not among them.
     *
     * @return the numbers of the calls, see {@link MontyPending#callId()}, in ascending order
     */
    public List<Integer> callIds() {
        return callIds;
    }

    /**
     * Returns in which time an {@code asyncio.sleep} that the {@link MontyOs} serves is over. Then, and also before,
     * resume with an empty map lets the run go on from there.
     *
     * @return the time from now, zero if it has passed, or empty if nothing sleeps
     */
    public Optional<Duration> timer() {
        return timerDueNanos == null
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, timerDueNanos - System.nanoTime())));
    }

    /**
     * Gives what was promised, and returns how far the run came next.
     *
     * <p>An empty map waits until {@link #timer()} is over, with the calling thread, and then goes on.
     *
     * @param answers values and exceptions by the number of the call: any non-empty part of {@link #callIds()}, or
     *     nothing if there is a {@link #timer()}
     * @return the next pause, or the end
     * @throws IllegalArgumentException if a number is not awaited, an answer is a future itself or not handled, or the
     *     map is empty and there is no timer; the run waits on
     * @throws IllegalStateException if the pause was answered before, or is being answered
     * @throws MontyScriptError if Python raised
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyCancelledError if the run was cancelled, now or before
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the runner is closed
     * @throws NullPointerException if {@code answers}, a key or a value is null
     */
    public MontyProgress resume(Map<Integer, ? extends MontyAnswer> answers) {
        suspension().requireCurrent(this);
        return suspension().resume(this, checked(answers));
    }

    /**
     * Gives what was promised, and returns a future of how far the run comes next. The run goes on on a daemon thread
     * of the library.
     *
     * <p>A future that is completed from outside, by {@code cancel}, {@code orTimeout} or {@code complete}, cancels the
     * run.
     *
     * @param answers as for {@link #resume(Map)}
     * @return a future of the next pause, or the end; it fails with what {@link #resume(Map)} would throw
     * @throws IllegalArgumentException as for {@link #resume(Map)}; the run waits on
     * @throws NullPointerException if {@code answers}, a key or a value is null
     */
    public CompletableFuture<MontyProgress> resumeAsync(Map<Integer, ? extends MontyAnswer> answers) {
        try {
            suspension().requireCurrent(this);
        } catch (RuntimeException late) {
            return CompletableFuture.failedFuture(late);
        }
        return suspension().resumeAsync(this, checked(answers));
    }

    private Map<Integer, MontyAnswer> checked(Map<Integer, ? extends MontyAnswer> answers) {
        if (answers.isEmpty() && timerDueNanos == null) {
            throw new IllegalArgumentException(
                    "no answer was given, and no asyncio.sleep is waited for; awaited are the calls " + callIds);
        }
        Map<Integer, MontyAnswer> copy = new LinkedHashMap<>(answers);
        copy.forEach((callId, answer) -> {
            if (!callIds.contains(callId)) {
                throw new IllegalArgumentException("call " + callId + " is not awaited; awaited are " + callIds);
            }
            if (!(answer instanceof MontyAnswer.Value || answer instanceof MontyAnswer.Raise)) {
                throw new IllegalArgumentException(
                        "call " + callId + " takes a value or an exception now, not " + answer);
            }
        });
        return copy;
    }

    @Override
    public String toString() {
        return "MontyResolveFutures" + callIds;
    }
}
