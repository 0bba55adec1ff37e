package org.montyjvm.bridge;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyValue;

/** A call on its way through the onion: from when its handler starts until there is an answer. It is settled once. */
final class Flight implements Runnable {
    /** How many pieces a streaming handler may be ahead of the subscriber. */
    private static final int PIECES_AHEAD = 64;

    private final int callId;
    private final String name;
    private final Mailbox mailbox;
    private final MontyCancelToken token = MontyCancelToken.create();
    private final Semaphore ahead = new Semaphore(PIECES_AHEAD);
    private final long started = System.nanoTime();
    private final long timeoutNanos;
    private final Object lock = new Object();

    private @Nullable HostCall call;
    private BridgeMiddleware.@Nullable Next onion;
    private Function<? super Throwable, ? extends MontyAnswer.Raise> errors = MontyAnswer::raise;
    private @Nullable Thread worker;
    private @Nullable MontyAnswer answer;
    private boolean cancelled;
    private boolean interrupted;
    private long ended;
    private Runnable timer = () -> {};

    Flight(int callId, String name, Mailbox mailbox, long timeoutNanos) {
        this.callId = callId;
        this.name = name;
        this.mailbox = mailbox;
        this.timeoutNanos = timeoutNanos;
    }

    int callId() {
        return callId;
    }

    String name() {
        return name;
    }

    MontyCancelToken token() {
        return token;
    }

    long started() {
        return started;
    }

    long deadline() {
        return started + timeoutNanos;
    }

    /** Says what is to be done; before {@link #run()}. */
    Flight with(
            HostCall newCall,
            BridgeMiddleware.Next newOnion,
            Function<? super Throwable, ? extends MontyAnswer.Raise> newErrors) {
        call = newCall;
        onion = newOnion;
        errors = newErrors;
        return this;
    }

    /** Ends the flight by itself at its deadline, for calls that nobody waits for at the moment. */
    void expireAlone() {
        synchronized (lock) {
            if (answer == null) {
                timer = BridgeThreads.after(timeoutNanos, this::expire);
            }
        }
    }

    @Override
    public void run() {
        HostCall todo = call;
        BridgeMiddleware.Next path = onion;
        synchronized (lock) {
            if (answer != null || todo == null || path == null) {
                return;
            }
            worker = Thread.currentThread();
        }
        @Nullable CompletionStage<MontyValue> stage = null;
        @Nullable Throwable failure = null;
        try {
            stage = path.proceed(todo);
        } catch (Throwable e) { // an Error of a handler must not leave the script waiting for ever
            failure = e;
        } finally {
            synchronized (lock) {
                worker = null;
                if (interrupted) {
                    boolean unused = Thread.interrupted(); // meant for the handler, which is over
                }
            }
        }
        if (stage == null) {
            settle(null, failure == null ? new NullPointerException("a middleware returned null") : failure);
            return;
        }
        var unused = stage.whenComplete(this::settle);
    }

    private void settle(@Nullable MontyValue value, @Nullable Throwable failure) {
        if (failure == null && value != null) {
            settle(new MontyAnswer.Value(value));
        } else {
            settle(Failures.answer(
                    failure == null ? new NullPointerException("a middleware gave null") : failure, errors));
        }
    }

    /** Answers the call, unless it has an answer. */
    private boolean settle(MontyAnswer given) {
        Runnable unneeded;
        synchronized (lock) {
            if (answer != null) {
                return false;
            }
            answer = given;
            ended = System.nanoTime();
            unneeded = timer;
        }
        unneeded.run();
        mailbox.put(new Mailbox.Settled(this));
        token.cancel("the call has its answer"); // what a middleware started and left must not live on
        return true;
    }

    /** Gives the call up because it took too long. */
    void expire() {
        String message = "'" + name + "' gave no answer in "
                + Duration.ofNanos(timeoutNanos).toMillis() / 1000.0 + " s";
        if (settle(MontyAnswer.raise("TimeoutError", message))) {
            interruptHandler();
        }
    }

    /** Gives the call up because its run is over. */
    void cancel(String reason) {
        boolean first;
        Runnable unneeded;
        synchronized (lock) {
            first = answer == null;
            if (first) {
                answer = MontyAnswer.raise("RuntimeError", "the host cancelled the call");
                cancelled = true;
                ended = System.nanoTime();
            }
            unneeded = timer;
        }
        unneeded.run();
        if (first) {
            token.cancel(reason);
            interruptHandler();
        }
    }

    private void interruptHandler() {
        synchronized (lock) {
            if (worker != null) {
                worker.interrupt();
                interrupted = true;
            }
        }
    }

    /** Lets a future be cancelled with the call. */
    <T> CompletionStage<T> follow(CompletionStage<T> stage) {
        CompletableFuture<T> future;
        try {
            future = stage.toCompletableFuture();
        } catch (UnsupportedOperationException e) {
            return stage;
        }
        MontyCancelToken.Registration registration = token.onCancel(() -> future.cancel(true));
        return future.whenComplete((value, error) -> registration.close());
    }

    /** Publishes a piece; waits while the subscriber is behind. */
    void emit(MontyValue piece) throws InterruptedException {
        ahead.acquire();
        if (isSettled()) {
            throw new CancellationException("the call of '" + name + "' is over");
        }
        mailbox.put(new Mailbox.Piece(this, piece));
    }

    /** Tells that a piece was taken. */
    void taken() {
        ahead.release();
    }

    boolean isSettled() {
        synchronized (lock) {
            return answer != null;
        }
    }

    boolean isCancelled() {
        synchronized (lock) {
            return cancelled;
        }
    }

    /** Returns the answer; after it was settled. */
    MontyAnswer answer() {
        synchronized (lock) {
            if (answer == null) {
                throw new IllegalStateException("'" + name + "' has no answer yet");
            }
            return answer;
        }
    }

    Duration duration() {
        synchronized (lock) {
            return Duration.ofNanos((answer == null ? System.nanoTime() : ended) - started);
        }
    }
}
