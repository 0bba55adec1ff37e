package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontyState;
import org.montyjvm.MontySuspended;
import org.montyjvm.MontyValue;

/** Start and resume: every row of the table of states, seen from the public types. */
@Timeout(60)
class SuspensionTest {
    private final ScriptedEngine engine = new ScriptedEngine();
    private final MontyPlatform platform = engine.platform(MontyOptions.DEFAULTS);
    private final ScriptedBindings bindings = engine.last();

    @Test
    void start_thatCompletesAtOnce_endsIdle() {
        MontyProgress progress = platform.start("print a;done");
        assertThat(progress).isInstanceOf(MontyComplete.class);
        assertThat(((MontyComplete) progress).value().asString()).isEqualTo("done");
        assertThat(((MontyComplete) progress).result().output()).isEqualTo("a");
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
        assertThat(platform.suspended()).isEmpty();
    }

    @Test
    void start_thatAsks_isActiveAtThatPause() {
        MontyPending pause = (MontyPending) platform.start("call fetch 7;answer");
        assertThat(pause.name()).isEqualTo("fetch");
        assertThat(pause.args()).containsExactly(MontyValue.of("7"));
        assertThat(pause.kwargs()).containsExactly(Map.entry("k", MontyValue.of(1)));
        assertThat(pause.callId()).isEqualTo(7);
        assertThat(pause.receiver()).isEmpty();
        assertThat(pause.position().line()).isEqualTo(1);
        assertThat(pause.runner()).isSameAs(platform);
        assertThat(pause.isCurrent()).isTrue();
        assertThat(platform.suspended()).containsSame(pause);
        assertThat(platform.state()).isEqualTo(MontyState.ACTIVE);
        assertThat(pause).hasToString("MontyPending[fetch with 1 positional and 1 keyword arguments, call 7]");
    }

    @Test
    void resume_leadsToTheNextPause_andTheOneBeforeIsOfThePast() {
        MontyPending first = (MontyPending) platform.start("call f 1;call g 2;answer");
        MontyPending second = (MontyPending) first.resume("one");
        assertThat(first.isCurrent()).isFalse();
        assertThat(second.isCurrent()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> first.resume("again"))
                .withMessage("cannot resume: this pause was answered before; the platform is now ACTIVE");
        assertThatIllegalStateException().isThrownBy(() -> first.freeze(MontySnapshotKey.unsigned()));
        first.cancel();
        assertThat(second.isCurrent())
                .as("cancelling a pause of the past does nothing")
                .isTrue();
        assertThat(((MontyComplete) second.resume("two")).value().asString()).isEqualTo("two");
        assertThatIllegalStateException()
                .isThrownBy(() -> second.resume("again"))
                .withMessage("cannot resume: this pause was answered before; the platform is now IDLE");
        assertThat(second.resumeAsync("again"))
                .failsWithin(0, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void outputsAndCost_addUp_overThePauses() {
        MontySuspended first = (MontySuspended) platform.start("print a;call f 1;print b;call g 2;print c;answer");
        assertThat(first.outputs()).extracting(output -> output.text()).containsExactly("a");
        MontyPending second = (MontyPending) ((MontyPending) first).resume(1);
        assertThat(second.outputs()).extracting(output -> output.text()).containsExactly("b");
        assertThat(second.usage().time()).isEqualTo(Duration.ofMillis(2));
        MontyComplete done = (MontyComplete) second.resume("v");
        assertThat(done.outputs()).extracting(output -> output.text()).containsExactly("c");
        assertThat(done.result().output()).isEqualTo("abc");
        assertThat(done.usage().time()).isEqualTo(Duration.ofMillis(3));
        assertThat(done.usage().peakMemoryBytes()).isEqualTo(20);
    }

    @Test
    void error_afterAPause_hasTheOutputsAndCostOfTheWholeRun() {
        MontyPending pause = (MontyPending) platform.start("print a;call f 1;print b;fail");
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> pause.resume(1))
                .satisfies(error -> assertThat(error.output()).isEqualTo("ab"))
                .satisfies(error -> assertThat(error.usage().time()).isEqualTo(Duration.ofMillis(2)));
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void active_refusesRunAndStart_andSaysWhatToDo() {
        MontySuspended pause = (MontySuspended) platform.start("call f 1");
        assertThatIllegalStateException()
                .isThrownBy(() -> platform.run("x"))
                .withMessage("cannot run: the platform is ACTIVE, a run waits for an answer;"
                        + " resume() or cancel() it first");
        assertThatIllegalStateException().isThrownBy(() -> platform.start("x")).withMessageContaining("cannot start");
        assertThat(platform.startAsync(MontyScript.of("x"))).isCompletedExceptionally();
        assertThat(pause.isCurrent()).isTrue();
    }

    @Test
    void cancel_whileSuspended_endsIdleAndALaterAnswerIsCancelled() {
        MontyPending pause = (MontyPending) platform.start("print a;call f 1");
        platform.cancel();
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
        assertThat(bindings.abandons).hasValue(1);
        assertThatExceptionOfType(MontyCancelledError.class)
                .isThrownBy(() -> pause.resume(1))
                .withMessage("the run was cancelled")
                .satisfies(error -> assertThat(error.output()).isEqualTo("a"));
        assertThat(pause.isCurrent()).isFalse();
        platform.cancel();
        assertThat(platform.run("next").value().asString()).isEqualTo("next");
    }

    @Test
    void resume_whileAnotherThreadCancels_failsNoEarlierThanTheNextRunIsPossible() throws InterruptedException {
        MontyPending pause = (MontyPending) platform.start("call f 1");
        bindings.slowAbandon = true;
        Thread canceller = new Thread(platform::cancel);
        canceller.start();
        bindings.abandoning.await();
        FutureTask<String> next = new FutureTask<>(() -> {
            try {
                pause.resume(1);
            } catch (MontyCancelledError cancelled) {
                platform.cancel(); // nor does a second one return before that
                return platform.run("next").value().asString();
            }
            return "not cancelled";
        });
        Thread answerer = new Thread(next);
        answerer.start();
        while (!next.isDone() && answerer.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        bindings.thaw.countDown();
        assertThat(next).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo("next");
        canceller.join();
        assertThat(bindings.abandons).hasValue(1);
    }

    @Test
    void cancelOfThePause_isThatOfItsRun() {
        MontyPending pause = (MontyPending) platform.start("call f 1");
        pause.cancel();
        pause.cancel();
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
        assertThat(bindings.abandons).hasValue(1);
    }

    @Test
    void cancel_whileAtWork_stopsTheTurn() throws InterruptedException {
        CompletableFuture<MontyProgress> turn = platform.startAsync(MontyScript.of("loop"));
        bindings.looping.await();
        platform.cancel();
        assertThat(turn)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(MontyCancelledError.class);
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void close_whileSuspended_freesTheBindingsAtOnce() {
        MontyPending pause = (MontyPending) platform.start("call f 1");
        platform.close();
        assertThat(bindings.closes).hasValue(1);
        assertThat(pause.isCurrent()).isFalse();
        assertThatExceptionOfType(MontyDisposedError.class)
                .isThrownBy(() -> pause.resume(1))
                .withMessage("cannot resume: the platform is DISPOSED; it was closed before");
        assertThatExceptionOfType(MontyDisposedError.class).isThrownBy(pause::cancel);
        assertThatExceptionOfType(MontyDisposedError.class).isThrownBy(platform::cancel);
        assertThatExceptionOfType(MontyDisposedError.class).isThrownBy(platform::suspended);
        assertThatExceptionOfType(MontyDisposedError.class).isThrownBy(() -> platform.start("x"));
    }

    @Test
    void close_whileATurnRuns_saysSoToWhoeverWaits() throws InterruptedException {
        MontyPending pause = (MontyPending) platform.start("call f 1;loop");
        CompletableFuture<MontyProgress> turn = pause.resumeAsync(1);
        bindings.looping.await();
        platform.close();
        assertThat(turn)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(MontyCancelledError.class)
                .withMessage("the run was cancelled: the platform was closed");
        assertThat(bindings.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void resumeAsync_cancelled_cancelsTheRun() throws InterruptedException {
        MontyPending pause = (MontyPending) platform.start("call f 1;loop");
        CompletableFuture<MontyProgress> turn = pause.resumeAsync(1);
        bindings.looping.await();
        turn.cancel(true);
        while (platform.state() != MontyState.IDLE) {
            Thread.sleep(1);
        }
        assertThat(platform.run("next").value().asString()).isEqualTo("next");
    }

    @Test
    void startAsync_thatPauses_leavesTheRunSuspended() {
        MontyProgress pause =
                platform.startAsync(MontyScript.of("call f 1;answer")).join();
        assertThat(((MontySuspended) pause).isCurrent()).isTrue();
        assertThat(platform.state()).isEqualTo(MontyState.ACTIVE);
    }

    @Test
    void garbage_suspendedRunNobodyKnows_freesItsPlatform() throws InterruptedException {
        ScriptedEngine other = new ScriptedEngine();
        other.platform(MontyOptions.DEFAULTS).start("call f 1");
        while (!other.last().closed.await(10, TimeUnit.MILLISECONDS)) {
            System.gc();
        }
        assertThat(other.last().closes).hasValue(1);
    }
}
