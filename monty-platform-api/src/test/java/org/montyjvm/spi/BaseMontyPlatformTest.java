package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyState;
import org.montyjvm.MontyValue;

@Timeout(60)
class BaseMontyPlatformTest {
    private static final MontyOptions OPTIONS =
            new MontyOptions(MontyLimits.builder().suspensions(7).build(), MontyExecution.CALLER_THREAD);

    private final ScriptedEngine engine = new ScriptedEngine();
    private final MontyPlatform platform = engine.platform(OPTIONS);
    private final ScriptedBindings bindings = engine.last();

    @Test
    void accessors_sayWhatThePlatformWasMadeWith() {
        assertThat(platform.backend()).isEqualTo("scripted");
        assertThat(platform.limits()).isEqualTo(OPTIONS.limits());
        assertThat(platform.execution()).isEqualTo(MontyExecution.CALLER_THREAD);
        assertThat(platform.engine()).isEqualTo(bindings.engine());
        assertThat(platform.diagnostics()).isEqualTo(bindings.diagnostics());
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void run_everyWay_givesTheResultAndEndsIdle() {
        assertThat(text(platform.run("a"))).isEqualTo("a");
        assertThat(text(platform.run("b", Map.of("x", 1)))).isEqualTo("b");
        assertThat(text(platform.run(MontyScript.of("c")))).isEqualTo("c");
        assertThat(text(platform.runAsync("d").join())).isEqualTo("d");
        assertThat(text(platform.runAsync("e", Map.of("x", 1)).join())).isEqualTo("e");
        assertThat(text(platform.runAsync(MontyScript.of("f")).join())).isEqualTo("f");
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void run_scriptThatFails_throwsAndEndsIdle() {
        assertThatExceptionOfType(MontyScriptError.class).isThrownBy(() -> platform.run("fail"));
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void run_whileAnotherRuns_isRefusedAndDisturbsNothing() throws InterruptedException {
        CompletableFuture<MontyResult> loop = startLoop();
        assertThat(platform.state()).isEqualTo(MontyState.ACTIVE);
        assertThatIllegalStateException()
                .isThrownBy(() -> platform.run("1"))
                .withMessageContaining("the platform is ACTIVE")
                .withMessageContaining("create one platform per thread");
        assertThat(platform.runAsync("1"))
                .failsWithin(0, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(loop).isNotDone();
        loop.cancel(true);
    }

    @Test
    void runAsync_scriptThatFails_failsWithTheErrorItself() {
        CompletableFuture<MontyResult> future = platform.runAsync("fail");
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(future::join)
                .withCauseInstanceOf(MontyScriptError.class);
        assertThat(future.handle((result, error) -> error).join()).isInstanceOf(MontyScriptError.class);
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void runAsync_dependentStage_findsThePlatformIdle() {
        CompletableFuture<String> second =
                platform.runAsync("a").thenApply(result -> text(platform.run(text(result) + "b")));
        assertThat(second.join()).isEqualTo("ab");
    }

    @Test
    void runAsync_script_runsOnADaemonThreadOfTheLibrary() {
        platform.runAsync("a").join();
        Thread runner = bindings.runner;
        assertThat(runner.getName()).startsWith("monty-async-");
        assertThat(runner.isDaemon()).isTrue();
    }

    @Test
    void cancel_whileLooping_stopsTheRunAndThePlatformStaysUsable() throws InterruptedException {
        CompletableFuture<MontyResult> loop = startLoop();
        assertThat(loop.cancel(true)).isTrue();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(loop::join);
        awaitIdle();
        assertThat(text(platform.run("after"))).isEqualTo("after");
    }

    @Test
    void orTimeout_whileLooping_stopsTheRun() throws InterruptedException {
        CompletableFuture<MontyResult> loop = startLoop().orTimeout(1, TimeUnit.MILLISECONDS);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(loop::join)
                .withCauseInstanceOf(TimeoutException.class);
        awaitIdle();
    }

    @RepeatedTest(200)
    void cancel_atAnyMoment_neverLosesTheCancelAndNeverStopsTheNextRun() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<MontyResult> loop = platform.runAsync("loop");
        CompletableFuture<Void> canceller = CompletableFuture.runAsync(() -> {
            await(start);
            loop.cancel(true);
        });
        await(start);
        canceller.join();
        awaitIdle();
        assertThat(text(platform.run("next"))).isEqualTo("next");
    }

    @RepeatedTest(200)
    void cancel_asTheRunEnds_neverStopsTheNextRun() throws Exception {
        CompletableFuture<MontyResult> run = platform.runAsync("quick");
        run.cancel(true);
        awaitIdle();
        assertThat(text(platform.run("next"))).isEqualTo("next");
    }

    @Test
    void close_whenIdle_freesTheBindingsOnce() {
        platform.close();
        platform.close();
        assertThat(bindings.closes).hasValue(1);
        assertThat(platform.state()).isEqualTo(MontyState.DISPOSED);
    }

    @Test
    void close_whileLooping_stopsTheRunAndFreesTheBindingsAfterIt() throws InterruptedException {
        CompletableFuture<MontyResult> loop = startLoop();
        platform.close();
        assertThat(platform.state()).isEqualTo(MontyState.DISPOSED);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(loop::join)
                .withCauseInstanceOf(MontyCancelledError.class);
        assertThat(bindings.closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(bindings.closes).hasValue(1);
        assertThat(platform.state()).isEqualTo(MontyState.DISPOSED);
    }

    @RepeatedTest(200)
    void close_atAnyMomentOfARun_freesTheBindingsOnceAndNeverUnderTheRun() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<Object> runner = CompletableFuture.supplyAsync(() -> {
            await(start);
            try {
                return platform.run("loop");
            } catch (MontyCancelledError | MontyDisposedError e) {
                return e;
            }
        });
        await(start);
        platform.close();
        assertThat(runner.join()).isInstanceOfAny(MontyCancelledError.class, MontyDisposedError.class);
        assertThat(bindings.closes).hasValue(1);
    }

    @Test
    void anything_afterClose_isADisposedErrorOrStillAnswers() {
        platform.close();
        assertThatExceptionOfType(MontyDisposedError.class)
                .isThrownBy(() -> platform.run("1"))
                .withMessageContaining("cannot run: the platform is DISPOSED");
        assertThat(platform.runAsync("1"))
                .failsWithin(0, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(MontyDisposedError.class);
        assertThatExceptionOfType(MontyDisposedError.class).isThrownBy(platform::engine);
        assertThatExceptionOfType(MontyDisposedError.class).isThrownBy(platform::diagnostics);
        assertThat(platform.backend()).isEqualTo("scripted");
        assertThat(platform.limits()).isEqualTo(OPTIONS.limits());
        assertThat(platform.execution()).isEqualTo(OPTIONS.execution());
        assertThat(bindings.runs).hasValue(0);
    }

    @Test
    void garbage_platformNobodyClosed_isFreed() throws InterruptedException {
        engine.platform(OPTIONS).run("x");
        ScriptedBindings leaked = engine.last();
        while (!leaked.closed.await(10, TimeUnit.MILLISECONDS)) {
            System.gc();
        }
        assertThat(leaked.closes).hasValue(1);
    }

    @Test
    void run_null_isRefusedAndLeavesThePlatformIdle() {
        assertThatNullPointerException().isThrownBy(() -> platform.run((MontyScript) null));
        assertThatNullPointerException().isThrownBy(() -> platform.runAsync((MontyScript) null));
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    private CompletableFuture<MontyResult> startLoop() throws InterruptedException {
        CompletableFuture<MontyResult> loop = platform.runAsync("loop");
        bindings.looping.await();
        return loop;
    }

    private void awaitIdle() throws InterruptedException {
        while (platform.state() != MontyState.IDLE) {
            Thread.sleep(1);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MontyResult result) {
        return ((MontyValue.Str) result.value()).value();
    }
}
