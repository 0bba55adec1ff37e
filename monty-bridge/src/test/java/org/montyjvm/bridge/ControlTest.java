package org.montyjvm.bridge;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.Monty;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyState;
import org.montyjvm.MontyValue;

/** Whatever a handler, a subscriber or the host does: the right error, nothing hangs, and the bridge can be used on. */
@OnEachEngine
@Timeout(60)
class ControlTest {
    private final MontyPlatform platform;

    ControlTest(String engine) {
        platform = Monty.builder().backend(engine).build();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private static HostFunction function(String name, HostHandler.Sync handler) {
        return HostFunction.builder(name).handler(handler);
    }

    private MontyBridge bridge(BridgeLimits limits, HostFunction... functions) {
        MontyPlugin.Builder plugin = MontyPlugin.builder("t");
        for (HostFunction function : functions) {
            plugin.function(function);
        }
        return DefaultMontyBridge.builder(platform)
                .limits(limits)
                .plugin(plugin.build())
                .build();
    }

    private MontyBridge bridge(HostFunction... functions) {
        return bridge(BridgeLimits.defaults(), functions);
    }

    private void assertUsable(MontyBridge bridge) {
        assertThat(bridge.run("40 + 2").result().value()).isEqualTo(MontyValue.of(42));
        assertThat(platform.state()).isEqualTo(MontyState.IDLE);
    }

    @Test
    void handlerThatThrows_raisesTheExceptionThatItChose() {
        IOException reason = new IOException("disk of host 10.0.0.7 is full");
        try (MontyBridge bridge = bridge(
                function("chosen", call -> {
                    throw new HostException("KeyError", "no such city", reason);
                }),
                function("argument", call -> {
                    throw new IllegalArgumentException("days must be positive");
                }),
                function("inside", call -> {
                    throw reason;
                }),
                function("error", call -> {
                    throw new StackOverflowError();
                }))) {
            String code = """
                    seen = []
                    for f in [t.chosen, t.argument, t.inside, t.error]:
                        try:
                            f()
                        except Exception as e:
                            seen.append(type(e).__name__ + ': ' + str(e))
                    seen
                    """;
            assertThat(bridge.run(code).result().value().as(Object.class))
                    .isEqualTo(List.of(
                            "KeyError: 'no such city'",
                            "ValueError: days must be positive",
                            "OSError: ",
                            "RuntimeError: "));
            assertThatThrownBy(() -> bridge.run("t.chosen()").result())
                    .isInstanceOf(MontyScriptError.class)
                    .hasRootCause(reason);
        }
    }

    @Test
    void handlerThatGivesWhatPythonHasNot_isARuntimeErrorInPython() {
        try (MontyBridge bridge = bridge(function("give", call -> new Object()))) {
            assertThatThrownBy(() -> bridge.run("t.give()").result())
                    .isInstanceOf(MontyScriptError.class)
                    .hasMessageStartingWith("RuntimeError");
            assertUsable(bridge);
        }
    }

    @Test
    void handlerThatRaisesWhatPythonDoesNotKnow_isARuntimeErrorInPython() {
        try (MontyBridge bridge = bridge(function("fail", call -> {
            throw new HostException("NoSuchError", "x");
        }))) {
            assertThatThrownBy(() -> bridge.run("t.fail()").result())
                    .isInstanceOf(MontyScriptError.class)
                    .hasMessageStartingWith("RuntimeError: the answer was refused");
            assertUsable(bridge);
        }
    }

    @Test
    void handlerThatNeverReturns_isATimeoutErrorInPython_andIsInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (MontyBridge bridge =
                bridge(BridgeLimits.defaults().withCallTimeout(Duration.ofMillis(50)), function("wait", call -> {
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return 1;
                }))) {
            assertThat(bridge.run("try:\n    t.wait()\nexcept TimeoutError as e:\n    r = str(e)\nr")
                            .result()
                            .value()
                            .asString())
                    .isEqualTo("'t.wait' gave no answer in 0.05 s");
            assertThat(interrupted.await(10, SECONDS)).isTrue();
            assertUsable(bridge);
        }
    }

    @Test
    void handlerThatIgnoresInterrupts_doesNotHoldTheScript() {
        CountDownLatch end = new CountDownLatch(1);
        try (MontyBridge bridge =
                bridge(BridgeLimits.defaults().withCallTimeout(Duration.ofMillis(50)), function("spin", call -> {
                    while (end.getCount() > 0) {
                        Thread.onSpinWait();
                        boolean unused = Thread.interrupted();
                    }
                    return 1;
                }))) {
            assertThatThrownBy(() -> bridge.run("t.spin()").result()).hasMessageStartingWith("TimeoutError");
            assertUsable(bridge);
        } finally {
            end.countDown();
        }
    }

    @Test
    void asyncHandlerThatNeverAnswers_isATimeoutErrorAtTheAwait_andItsFutureIsCancelled() {
        CompletableFuture<Object> never = new CompletableFuture<>();
        HostFunction wait =
                HostFunction.builder("wait").timeout(Duration.ofMillis(50)).asyncHandler(call -> never);
        try (MontyBridge bridge = bridge(wait)) {
            assertThatThrownBy(() -> bridge.run("await t.wait()").result()).hasMessageStartingWith("TimeoutError");
            assertThat(never) // by another thread, which may be a moment behind the script
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableOfType(CancellationException.class);
            assertUsable(bridge);
        }
    }

    @Test
    void handlerThatCancelsItsOwnRun_endsIt() {
        AtomicReference<BridgeRun> run = new AtomicReference<>();
        try (MontyBridge bridge = bridge(function("stop", call -> {
            run.get().cancel("enough");
            return 1;
        }))) {
            run.set(bridge.run("try:\n    t.stop()\nexcept BaseException:\n    pass\n'went on'"));
            assertThatThrownBy(run.get()::result)
                    .isInstanceOf(MontyCancelledError.class)
                    .hasMessageContaining("enough");
            assertUsable(bridge);
        }
    }

    @Test
    void cancel_whileAHandlerWorks_reachesIt_andTheReaderGetsTheEnd() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicReference<MontyCancelToken> token = new AtomicReference<>();
        try (MontyBridge bridge = bridge(function("wait", call -> {
            token.set(call.cancelToken());
            working.countDown();
            try {
                Thread.sleep(Long.MAX_VALUE);
            } finally {
                interrupted.countDown();
            }
            return 1;
        }))) {
            BridgeRun run = bridge.run("t.wait()");
            CompletableFuture<List<BridgeEvent>> events =
                    CompletableFuture.supplyAsync(() -> run.stream().toList());
            assertThat(working.await(10, SECONDS)).isTrue();
            run.cancel("the user left");
            assertThat(interrupted.await(10, SECONDS)).isTrue();
            assertThat(token.get().reason()).contains("the user left");
            List<BridgeEvent> seen = events.get(10, SECONDS);
            assertThat(((BridgeToolCallResult) seen.get(seen.size() - 2)).outcome())
                    .isEqualTo(new BridgeOutcome.Cancelled("the user left"));
            assertThat(((BridgeRunError) seen.get(seen.size() - 1)).kind()).isEqualTo(BridgeRunError.Kind.CANCELLED);
            assertUsable(bridge);
        }
    }

    @Test
    void cancel_whilePythonLoops_endsTheRun() throws Exception {
        try (MontyBridge bridge = bridge()) {
            BridgeRun run = bridge.run("while True:\n    pass");
            CompletableFuture<BridgeEvent> last = CompletableFuture.supplyAsync(
                    () -> run.stream().reduce((a, b) -> b).orElseThrow());
            while (platform.state() != MontyState.ACTIVE) {
                Thread.onSpinWait();
            }
            run.cancel();
            assertThat(((BridgeRunError) last.get(10, SECONDS)).kind()).isEqualTo(BridgeRunError.Kind.CANCELLED);
            assertUsable(bridge);
        }
    }

    @Test
    void tokenOfTheScript_stopsTheRunAndItsHandlers() throws Exception {
        MontyCancelToken token = MontyCancelToken.create();
        try (MontyBridge bridge = bridge(function("wait", call -> {
            token.cancel("from outside");
            Thread.sleep(Long.MAX_VALUE);
            return 1;
        }))) {
            assertThatThrownBy(() -> bridge.run(MontyScript.of("t.wait()").withCancelToken(token))
                            .result())
                    .isInstanceOf(MontyCancelledError.class)
                    .hasMessageContaining("from outside");
            assertUsable(bridge);
        }
    }

    @Test
    void interruptOfTheReader_cancelsTheRun() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        try (MontyBridge bridge = bridge(function("wait", call -> {
            working.countDown();
            Thread.sleep(Long.MAX_VALUE);
            return 1;
        }))) {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                try {
                    bridge.run("t.wait()").result();
                } catch (Throwable e) {
                    thrown.complete(e);
                }
            });
            reader.start();
            assertThat(working.await(10, SECONDS)).isTrue();
            reader.interrupt();
            assertThat(thrown.get(10, SECONDS)).isInstanceOf(MontyCancelledError.class);
            assertUsable(bridge);
        }
    }

    @Test
    void bridgeClosedDuringARun_cancelsItAndRefusesAnother() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        MontyBridge bridge = bridge(function("wait", call -> {
            working.countDown();
            Thread.sleep(Long.MAX_VALUE);
            return 1;
        }));
        BridgeRun run = bridge.run("t.wait()");
        CompletableFuture<BridgeEvent> last = CompletableFuture.supplyAsync(
                () -> run.stream().reduce((a, b) -> b).orElseThrow());
        assertThat(working.await(10, SECONDS)).isTrue();
        bridge.close();
        bridge.close();
        assertThat(((BridgeRunError) last.get(10, SECONDS)).message()).contains("the bridge was closed");
        assertThatThrownBy(() -> bridge.run("1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void platformClosedDuringARun_endsItWithItsError() throws Exception {
        try (MontyBridge bridge = bridge(function("close", call -> {
            platform.close();
            return 1;
        }))) {
            BridgeEvent last =
                    bridge.run("t.close()\n1").stream().reduce((a, b) -> b).orElseThrow();
            assertThat(((BridgeRunError) last).kind())
                    .isIn(BridgeRunError.Kind.DISPOSED, BridgeRunError.Kind.CANCELLED);
            assertThat(bridge.isBusy()).isFalse();
        }
    }

    @Test
    void awaitedCallThatNobodyAwaits_isCancelledAtTheEnd() {
        CompletableFuture<Object> never = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        HostFunction wait = HostFunction.builder("wait").asyncHandler(call -> {
            begun.countDown();
            return never;
        });
        HostFunction stay = function("stay", call -> begun.await(10, SECONDS));
        try (MontyBridge bridge = bridge(wait, stay)) {
            List<BridgeEvent> events =
                    bridge.run("t.wait()\nt.stay()\n'done'").stream().toList();
            assertThat(events.get(events.size() - 1)).isInstanceOf(BridgeRunFinished.class);
            assertThat(((BridgeToolCallResult) events.get(events.size() - 2)).outcome())
                    .isInstanceOf(BridgeOutcome.Cancelled.class);
            assertThat(never).failsWithin(Duration.ofSeconds(10)).withThrowableOfType(CancellationException.class);
        }
    }

    @Test
    void moreCallsThanTheLimit_endTheRun_andPythonCannotCatchIt() {
        try (MontyBridge bridge = bridge(BridgeLimits.defaults().withCalls(3), function("f", call -> 1))) {
            assertThatThrownBy(() -> bridge.run(
                                    "while True:\n    try:\n        t.f()\n    except BaseException:\n        pass")
                            .result())
                    .isInstanceOf(BridgeLimitException.class)
                    .hasMessage("the run made more than 3 calls");
            assertUsable(bridge);
        }
    }

    @Test
    void moreHandlerTimeThanTheLimit_endsTheRun() {
        try (MontyBridge bridge =
                bridge(BridgeLimits.defaults().withHandlerTime(Duration.ofMillis(80)), function("f", call -> {
                    Thread.sleep(call.callId() == 0 ? 5 : 10_000);
                    return 1;
                }))) {
            assertThatThrownBy(() -> bridge.run("while True:\n    t.f()").result())
                    .isInstanceOfSatisfying(
                            BridgeLimitException.class,
                            e -> assertThat(e.limit()).isEqualTo(BridgeLimitException.Limit.HANDLER_TIME));
            assertUsable(bridge);
        }
    }

    @Test
    void moreCallsInFlightThanTheLimit_endTheRun() {
        HostFunction wait = HostFunction.builder("wait").asyncHandler(call -> new CompletableFuture<>());
        try (MontyBridge bridge = bridge(BridgeLimits.defaults().withCallsInFlight(2), wait)) {
            assertThatThrownBy(
                            () -> bridge.run("a = [t.wait() for i in range(5)]").result())
                    .isInstanceOfSatisfying(
                            BridgeLimitException.class,
                            e -> assertThat(e.limit()).isEqualTo(BridgeLimitException.Limit.CALLS_IN_FLIGHT));
            assertUsable(bridge);
        }
    }

    @Test
    void twoHundredCallsInFlight_areGatheredInTheirOrder() {
        List<CompletableFuture<Object>> futures = new CopyOnWriteArrayList<>();
        AtomicInteger most = new AtomicInteger();
        HostFunction get = HostFunction.builder("get")
                .param("n", HostType.integer())
                .asyncHandler(call -> {
                    CompletableFuture<Object> future = new CompletableFuture<>();
                    futures.add(future);
                    most.accumulateAndGet(futures.size(), Math::max);
                    if (futures.size() == 200) {
                        var unused = CompletableFuture.runAsync(() -> futures.forEach(one -> one.complete("done")));
                    }
                    return future.thenApply(done -> call.arg("n", int.class));
                });
        try (MontyBridge bridge = bridge(get)) {
            String code =
                    "import asyncio\nr = await asyncio.gather(*[t.get(i) for i in range(200)])\nr == list(range(200))";
            assertThat(bridge.run(code).result().value()).isEqualTo(MontyValue.of(true));
            assertThat(most).hasValue(200);
        }
    }

    @Test
    void streamingHandler_publishesPiecesWhileItWorks_andPythonGetsTheList() {
        CountDownLatch seen = new CountDownLatch(1);
        HostFunction count = HostFunction.builder("count").streamingHandler((call, sink) -> {
            sink.emit(1);
            assertThat(seen.await(10, SECONDS)).isTrue();
            sink.emit(2);
        });
        try (MontyBridge bridge = bridge(count)) {
            List<BridgeEvent> events = new ArrayList<>();
            for (BridgeEvent event : bridge.run("t.count()")) {
                events.add(event);
                if (event instanceof BridgeToolCallChunk) {
                    seen.countDown();
                }
            }
            assertThat(events)
                    .filteredOn(BridgeToolCallChunk.class::isInstance)
                    .extracting(event -> ((BridgeToolCallChunk) event).value())
                    .containsExactly(MontyValue.of(1), MontyValue.of(2));
            assertThat(((BridgeRunFinished) events.get(events.size() - 1)).value())
                    .isEqualTo(MontyValue.of(List.of(1, 2)));
        }
    }

    @Test
    void streamingHandlerWithoutEnd_waitsForItsReader_andEndsWithTheRun() throws Exception {
        AtomicInteger emitted = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        HostFunction flood = HostFunction.builder("flood").streamingHandler((call, sink) -> {
            try {
                while (true) {
                    sink.emit(emitted.getAndIncrement());
                }
            } finally {
                ended.countDown();
            }
        });
        try (MontyBridge bridge = bridge(flood)) {
            try (BridgeRun run = bridge.run("t.flood()")) {
                int chunks = 0;
                for (BridgeEvent event : run) {
                    chunks += event instanceof BridgeToolCallChunk ? 1 : 0;
                    if (chunks == 10) {
                        break;
                    }
                }
            }
            assertThat(ended.await(10, SECONDS)).isTrue();
            assertThat(emitted).hasValueLessThan(200);
            assertUsable(bridge);
        }
    }

    /** Takes events one by one, when it is told to. */
    private static final class Slow implements Flow.Subscriber<BridgeEvent> {
        private final List<BridgeEvent> events = new CopyOnWriteArrayList<>();
        private final CountDownLatch done = new CountDownLatch(1);
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
        }

        @Override
        public void onNext(BridgeEvent event) {
            events.add(event);
        }

        @Override
        public void onError(Throwable error) {
            done.countDown();
        }

        @Override
        public void onComplete() {
            done.countDown();
        }
    }

    @Test
    void slowSubscriber_makesScriptAndHandlersWait() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (MontyBridge bridge = bridge(function("f", call -> calls.incrementAndGet()))) {
            BridgeRun run = bridge.run("for i in range(100):\n    t.f()");
            Slow slow = new Slow();
            run.subscribe(slow);
            Flow.Subscription subscription = slow.subscription.get(10, SECONDS);
            subscription.request(4); // up to the start of the first call
            while (slow.events.size() < 4) {
                Thread.onSpinWait();
            }
            Thread.sleep(50);
            assertThat(slow.events).hasSize(4).last().isInstanceOf(BridgeToolCallStart.class);
            assertThat(calls).hasValue(0);
            subscription.request(Long.MAX_VALUE);
            assertThat(slow.done.await(10, SECONDS)).isTrue();
            assertThat(calls).hasValue(100);
            assertThat(slow.events).last().isInstanceOf(BridgeRunFinished.class);
        }
    }

    @Test
    void subscriberThatCancels_stopsTheRunAndItsHandler() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (MontyBridge bridge = bridge(function("wait", call -> {
            working.countDown();
            try {
                Thread.sleep(Long.MAX_VALUE);
            } finally {
                interrupted.countDown();
            }
            return 1;
        }))) {
            BridgeRun run = bridge.run("t.wait()");
            Slow slow = new Slow();
            run.subscribe(slow);
            Flow.Subscription subscription = slow.subscription.get(10, SECONDS);
            subscription.request(100);
            assertThat(working.await(10, SECONDS)).isTrue();
            subscription.cancel();
            assertThat(interrupted.await(10, SECONDS)).isTrue();
            assertThatThrownBy(() -> run.outcome().get(10, SECONDS)).isNotNull();
            assertUsable(bridge);
            assertThat(slow.events).last().isInstanceOf(BridgeToolCallStart.class);
        }
    }

    @Test
    void subscriberThatThrows_stopsTheRun_andIsNotCalledAgain() throws Exception {
        try (MontyBridge bridge = bridge(function("f", call -> 1))) {
            BridgeRun run = bridge.run("t.f()");
            AtomicInteger calls = new AtomicInteger();
            run.subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscription.request(Long.MAX_VALUE);
                }

                @Override
                public void onNext(BridgeEvent event) {
                    calls.incrementAndGet();
                    throw new IllegalStateException("the subscriber is broken");
                }

                @Override
                public void onError(Throwable error) {
                    calls.incrementAndGet();
                }

                @Override
                public void onComplete() {
                    calls.incrementAndGet();
                }
            });
            assertThatThrownBy(() -> run.outcome().get(10, SECONDS)).isNotNull();
            assertUsable(bridge);
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void quickHandler_runsOnTheThreadThatReads_andKeepsItsInterrupt() {
        AtomicReference<Thread> on = new AtomicReference<>();
        HostFunction quick = HostFunction.builder("quick").quick().handler(call -> {
            on.set(Thread.currentThread());
            return 1;
        });
        HostFunction interrupting = HostFunction.builder("interrupting").quick().handler(call -> {
            Thread.currentThread().interrupt(); // as if somebody did meanwhile
            return 1;
        });
        try (MontyBridge bridge = bridge(quick, interrupting)) {
            bridge.run("t.quick()").result();
            assertThat(on).hasValue(Thread.currentThread());
            assertThatThrownBy(() ->
                            bridge.run("t.interrupting()\nwhile True: pass").result())
                    .isInstanceOf(MontyCancelledError.class);
            assertThat(Thread.interrupted()).isTrue();
            assertUsable(bridge);
        }
        assertThatThrownBy(() -> HostFunction.builder("f").quick().asyncHandler(call -> new CompletableFuture<>()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
