package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyFutures;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyValue;

@Timeout(60)
class MontyFuturesFailureTest {

    private final ScriptedEngine engine = new ScriptedEngine();
    private final MontyPlatform platform = engine.platform(MontyOptions.DEFAULTS);
    private final MontyFutures futures = MontyFutures.create();
    private final FuturesInFlight inFlight = new FuturesInFlight(platform, futures);

    @Test
    void failure_isRuntimeErrorWithTheFailureAsCause() {
        MontyResolveFutures pause = inFlight.await(1, "answer");
        IOException failure = new IOException("disk full");
        inFlight.given.get(0).completeExceptionally(failure);
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> futures.resumeNext(pause))
                .withMessage("RuntimeError: IOException: disk full")
                .withCause(failure);
    }

    @Test
    void failure_inALaterStage_isToldWithoutItsWrapping() {
        CompletableFuture<Object> source = new CompletableFuture<>();
        MontyPending call = (MontyPending) platform.start("call f 0;await 0;answer");
        MontyResolveFutures pause = (MontyResolveFutures) futures.resume(call, source.thenApply(value -> value));
        source.completeExceptionally(new IllegalStateException());
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> futures.resumeNext(pause))
                .withMessage("RuntimeError: IllegalStateException");
    }

    @Test
    void failure_withAFunctionOfTheHost_isWhatThatSays() {
        MontyFutures own = MontyFutures.create(failure -> MontyAnswer.raise("ValueError", "mine"));
        CompletableFuture<Object> failed = CompletableFuture.failedFuture(new IOException("x"));
        MontyPending call = (MontyPending) platform.start("call f 0;await 0;answer");
        MontyResolveFutures pause = (MontyResolveFutures) own.resume(call, failed);
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> own.resumeNext(pause))
                .withMessage("ValueError: mine");
    }

    @Test
    void value_withoutAPythonForm_isAnExceptionAndNotALoss() {
        MontyResolveFutures pause = inFlight.await(1, "answer");
        inFlight.given.get(0).complete(new Object());
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> futures.resumeNext(pause))
                .withMessageContaining("java.lang.Object");
    }

    @Test
    void value_thatTheEngineRefuses_isAnExceptionAndTheOthersAreGiven() {
        MontyResolveFutures pause = inFlight.await(3, "results");
        inFlight.given.get(0).complete("good");
        inFlight.given.get(1).complete("unfit");
        inFlight.given.get(2).complete("fine");
        MontyProgress progress = futures.resumeNext(pause);
        while (progress instanceof MontyResolveFutures rest) {
            progress = futures.resumeNext(rest);
        }
        assertThat(value(progress).toString()).contains("good", "fine", "the answer was refused: unfit");
    }

    @Test
    void value_thatTheEngineRefuses_inTheBackgroundToo() {
        MontyResolveFutures pause = inFlight.await(2, "results");
        inFlight.given.get(0).complete("unfit");
        inFlight.given.get(1).complete("fine");
        MontyProgress progress = futures.resumeNextAsync(pause).join();
        while (progress instanceof MontyResolveFutures rest) {
            progress = futures.resumeNextAsync(rest).join();
        }
        assertThat(value(progress).toString()).contains("fine", "the answer was refused: unfit");
    }

    @Test
    void cancelledByTheHost_isToldToPython() {
        MontyResolveFutures pause = inFlight.await(1, "answer");
        inFlight.given.get(0).cancel(true);
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> futures.resumeNext(pause))
                .withMessage("RuntimeError: the host cancelled the call");
    }

    @Test
    void timeout_cancelsTheFuture_andIsToldToPythonThen() {
        CompletableFuture<Object> slow = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                LockSupport.parkNanos(50_000_000); // long enough that a run which does not wait for it is ahead
                return super.cancel(mayInterruptIfRunning);
            }
        };
        MontyPending call = (MontyPending) platform.start("call fetch 0;await 0;answer");
        MontyResolveFutures pause = (MontyResolveFutures) futures.resume(call, slow, Duration.ofMillis(10));
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> futures.resumeNext(pause))
                .withMessage("TimeoutError: 'fetch' gave no answer in 0.01 s");
        assertThat(slow).isCancelled();
    }

    @Test
    void timeout_ofAFutureThatCannotBeCancelled_isToldToPythonToo() {
        CompletableFuture<Object> stubborn = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                return false;
            }
        };
        MontyPending call = (MontyPending) platform.start("call fetch 0;await 0;answer");
        MontyResolveFutures pause = (MontyResolveFutures) futures.resume(call, stubborn, Duration.ofMillis(10));
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> futures.resumeNext(pause))
                .withMessageStartingWith("TimeoutError");
    }

    private static MontyValue value(MontyProgress progress) {
        return ((MontyComplete) progress).value();
    }
}
