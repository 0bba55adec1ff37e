package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyError;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyState;
import org.montyjvm.MontySuspended;

@Timeout(60)
class MontyCancelTokenTest {
    private final ScriptedEngine engine = new ScriptedEngine();
    private final MontyPlatform platform = engine.platform(MontyOptions.DEFAULTS);
    private final ScriptedBindings bindings = engine.last();
    private final MontyCancelToken token = MontyCancelToken.create();

    private MontyScript script(String code) {
        return MontyScript.of(code).withCancelToken(token);
    }

    @Test
    void cancel_before_nothingRuns() {
        token.cancel("too late");
        assertThatExceptionOfType(MontyCancelledError.class)
                .isThrownBy(() -> platform.start(script("call f 1")))
                .withMessage("the run was cancelled: too late");
        assertThatExceptionOfType(MontyCancelledError.class).isThrownBy(() -> platform.run(script("x")));
        assertThat(platform.runAsync(script("x"))).failsWithin(10, TimeUnit.SECONDS);
        assertThat(bindings.runs).hasValue(0);
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void cancel_during_endsTheTurn() throws InterruptedException {
        CompletableFuture<?> run = platform.runAsync(script("loop"));
        bindings.looping.await();
        token.cancel();
        assertThat(run)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(MontyCancelledError.class);
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void cancel_whileSuspended_dropsTheRunAtOnce() {
        MontyPending pause = (MontyPending) platform.start(script("call f 1"));
        token.cancel("the user left");
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
        assertThat(bindings.abandons).hasValue(1);
        assertThatExceptionOfType(MontyCancelledError.class)
                .isThrownBy(() -> pause.resume(1))
                .withMessage("the run was cancelled: the user left");
        assertThat(platform.run("next").value().asString()).isEqualTo("next");
    }

    @Test
    void cancel_after_disturbsNothing() {
        platform.run(script("done"));
        MontyPending other = (MontyPending) platform.start("call f 1;answer");
        token.cancel();
        assertThat(other.isCurrent()).isTrue();
        platform.close();
        MontyCancelToken late = MontyCancelToken.create();
        late.cancel();
        assertThat(bindings.closes).hasValue(1);
    }

    @Test
    void cancel_twice_keepsTheFirstReason() {
        token.cancel("first");
        token.cancel("second");
        assertThat(token.reason()).contains("first");
        assertThat(token).hasToString("MontyCancelToken[cancelled: first]");
        assertThat(MontyCancelToken.create()).hasToString("MontyCancelToken[not cancelled]");
    }

    @Test
    void cancelAfter_firesWithoutAnyoneHoldingTheToken() {
        CompletableFuture<?> run = platform.runAsync(
                MontyScript.of("loop").withCancelToken(MontyCancelToken.create().cancelAfter(Duration.ofMillis(20))));
        assertThat(run)
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .withMessage("the run was cancelled: after 0.02 s");
    }

    @Test
    void cancelAfter_notPositive_isAtOnce() {
        assertThat(token.cancelAfter(Duration.ZERO).isCancelled()).isTrue();
        assertThat(MontyCancelToken.create()
                        .cancelAfter(Duration.ofSeconds(Long.MAX_VALUE))
                        .isCancelled())
                .isFalse();
    }

    @Test
    void oneToken_stopsManyRuns() {
        List<MontySuspended> pauses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pauses.add((MontySuspended) engine.platform(MontyOptions.DEFAULTS).start(script("call f 1")));
        }
        token.cancel();
        assertThat(pauses).noneMatch(MontySuspended::isCurrent);
    }

    @Test
    void runs_leaveNoRegistrationBehind() {
        for (int i = 0; i < 1_000; i++) {
            platform.run(script("x"));
            ((MontyPending) platform.start(script("call f 1;answer"))).resume(1);
            ((MontyPending) platform.start(script("call f 1;answer"))).cancel();
            assertThatThrownBy(() -> platform.run(script("fail"))).isNotNull();
        }
        assertThat(token)
                .extracting("callbacks.waiting")
                .asInstanceOf(InstanceOfAssertFactories.ITERABLE)
                .isEmpty();
    }

    @Test
    void token_thatLivesLong_doesNotKeepAForgottenRun() throws InterruptedException {
        WeakReference<MontyProgress> pause =
                new WeakReference<>(engine.platform(MontyOptions.DEFAULTS).start(script("call f 1")));
        ScriptedBindings forgotten = engine.last();
        while (!forgotten.closed.await(10, TimeUnit.MILLISECONDS)) {
            System.gc();
        }
        assertThat(pause.get()).isNull();
        assertThat(token)
                .extracting("callbacks.waiting")
                .asInstanceOf(InstanceOfAssertFactories.ITERABLE)
                .isEmpty();
    }

    @Test
    void onCancel_runsEachActionOnce_alsoWhenOneThrows() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        MontyCancelToken.Registration taken = token.onCancel(calls::incrementAndGet);
        token.onCancel(() -> {
            throw new IllegalStateException("mine");
        });
        token.onCancel(calls::incrementAndGet);
        taken.close();
        taken.close();
        assertThatThrownBy(token::cancel).hasMessage("mine");
        assertThat(calls).hasValue(1);
        token.onCancel(calls::incrementAndGet).close();
        assertThat(calls).as("at once when it is cancelled already").hasValue(2);
        token.cancel();
        assertThat(calls).hasValue(2);
    }

    @RepeatedTest(300)
    void cancel_atAnyMomentOfAConversation_endsIdleAndTheNextRunIsUndisturbed() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<Void> canceller = CompletableFuture.runAsync(() -> {
            await(start);
            token.cancel();
        });
        await(start);
        try {
            MontyProgress progress = platform.start(script("call f 1;call f 2;call f 3;call f 4;answer"));
            while (progress instanceof MontyPending pause) {
                progress = pause.resume("x");
            }
            assertThat(((MontyComplete) progress).value().asString()).isEqualTo("x");
        } catch (MontyCancelledError e) {
            assertThat(token.isCancelled()).isTrue();
        }
        canceller.join();
        assertThat(platform.run("next").value().asString()).isEqualTo("next");
        assertThat(bindings.program).isNull();
    }

    @RepeatedTest(100)
    void answers_fromTwoThreads_oneIsTakenAndTheOtherRefused() throws Exception {
        MontyPending pause = (MontyPending) platform.start("call f 1;call g 2;answer");
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<Object>> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> {
                try {
                    go.await();
                    return pause.resume("x");
                } catch (IllegalStateException | InterruptedException refused) {
                    return refused;
                }
            }));
        }
        go.countDown();
        List<Object> outcomes = answers.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).filteredOn(MontyPending.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(IllegalStateException.class::isInstance).hasSize(1);
        assertThat(bindings.answers).hasSize(1);
    }

    @RepeatedTest(100)
    void closeAndCancelAndAnswer_atOnce_freeTheBindingsOnceAndNeverUnderATurn() throws Exception {
        MontyPending pause = (MontyPending) platform.start(script("call f 1;call g 2;answer"));
        CyclicBarrier start = new CyclicBarrier(3);
        CompletableFuture<Void> closer = CompletableFuture.runAsync(() -> {
            await(start);
            platform.close();
        });
        CompletableFuture<Void> canceller = CompletableFuture.runAsync(() -> {
            await(start);
            token.cancel();
        });
        await(start);
        try {
            pause.resume("x");
        } catch (MontyError expected) {
            assertThat(expected).isNotNull();
        }
        closer.join();
        canceller.join();
        assertThat(bindings.closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(bindings.closes).hasValue(1);
        assertThat(platform.state()).isEqualTo(MontyState.DISPOSED);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
