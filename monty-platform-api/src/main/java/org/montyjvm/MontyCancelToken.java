package org.montyjvm;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.pause.Callbacks;
import org.montyjvm.internal.pause.Clockwork;

/**
 * Stops runs from any thread, at any time. Handed to a run with {@link MontyScript#withCancelToken} or
 * {@link MontyCall#withCancelToken}; one token may serve many runs, at once and one after the other.
 *
 * <p>A token goes one way: once cancelled it stays so.
 *
 * <ul>
 *   <li>A run that is at work ends with {@link MontyCancelledError}. Python cannot catch that.
 *   <li>A run that waits for an answer is dropped at once; the answer then gets {@link MontyCancelledError}.
 *   <li>A run that has not started ends with {@link MontyCancelledError} before its first line.
 *   <li>A run that has ended, and a runner that is closed, notice nothing.
 * </ul>
 *
 * <p>The runner can be used on afterwards. A token does not keep runs or runners from becoming garbage.
 *
 * <pre>{@code
 * MontyCancelToken stop = MontyCancelToken.create();
 * stopButton.onClick(() -> stop.cancel("the user pressed Stop"));
 * monty.run(MontyScript.of(code).withCancelToken(stop));
 * }</pre>
 */
public final class MontyCancelToken {
    private static final String NO_REASON = "";

    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private final Callbacks callbacks = new Callbacks();

    private MontyCancelToken() {}

    /**
     * Returns a new token.
     *
     * @return a token that is not cancelled
     */
    public static MontyCancelToken create() {
        return new MontyCancelToken();
    }

    /** Stops every run that has this token. Does nothing the second time. */
    public void cancel() {
        cancel(NO_REASON);
    }

    /**
     * Stops every run that has this token, and says why. Does nothing the second time.
     *
     * @param why the reason, for the message of {@link MontyCancelledError}
     * @throws NullPointerException if {@code why} is null
     */
    public void cancel(String why) {
        if (reason.compareAndSet(null, Objects.requireNonNull(why, "why"))) {
            callbacks.fire();
        }
    }

    /**
     * Cancels this token after a time, unless it is cancelled before.
     *
     * @param delay the time from now; the token is cancelled at once if it is not positive
     * @return this token
     * @throws NullPointerException if {@code delay} is null
     */
    public MontyCancelToken cancelAfter(Duration delay) {
        long nanos = Clockwork.nanos(delay);
        String why = "after " + TimeUnit.NANOSECONDS.toMillis(nanos) / 1000.0 + " s";
        if (nanos <= 0) {
            cancel(why);
            return this;
        }
        WeakReference<MontyCancelToken> token = new WeakReference<>(this); // a token that nobody has stops nothing
        Runnable unneeded = Clockwork.after(nanos, () -> {
            MontyCancelToken alive = token.get();
            if (alive != null) {
                alive.cancel(why);
            }
        });
        callbacks.add(unneeded);
        return this;
    }

    /**
     * Returns whether the token was cancelled.
     *
     * @return true once it was, for ever
     */
    public boolean isCancelled() {
        return reason.get() != null;
    }

    /**
     * Returns why the token was cancelled.
     *
     * @return the reason, the empty string if none was given, or empty if the token is not cancelled
     */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    /**
     * Calls back when the token is cancelled: on the thread that cancels, or at once if it is cancelled already.
     *
     * @param action what to do; it should be short
     * @return what takes the action back
     * @throws NullPointerException if {@code action} is null
     */
    public Registration onCancel(Runnable action) {
        Runnable removal = callbacks.add(Objects.requireNonNull(action, "action"));
        return removal::run;
    }

    @Override
    public String toString() {
        String why = reason.get();
        return why == null
                ? "MontyCancelToken[not cancelled]"
                : "MontyCancelToken[cancelled" + (why.isEmpty() ? "" : ": " + why) + "]";
    }

    /** An action that waits for a token to be cancelled. */
    public interface Registration extends AutoCloseable {
        /** Takes the action back. Does nothing if it ran, or was taken back, before. */
        @Override
        void close();
    }
}
