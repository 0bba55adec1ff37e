package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.Monty;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;

/** However many calls, and however they end: neither threads nor memory are left behind. */
@OnEachEngine
@Timeout(120)
class GrowthTest {
    private static final int CALLS = 10_000;

    /** What ten thousand calls may leave; a hundred bytes for each would be more. */
    private static final long SLACK = 800_000;

    private final MontyPlatform platform;

    GrowthTest(String engine) {
        platform = Monty.builder()
                .backend(engine)
                .execution(MontyExecution.CALLER_THREAD)
                .limits(MontyLimits.builder()
                        .suspensions(2 * CALLS)
                        .duration(Duration.ofMinutes(1))
                        .build())
                .build();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("monty-bridge-"))
                .count();
    }

    @Test
    void tenThousandCallsOfOneRun_doNotGrow() {
        List<Long> heap = new ArrayList<>();
        HostFunction f = HostFunction.builder("f")
                .param("i", HostType.integer())
                .handler(call -> {
                    int i = call.arg("i", int.class);
                    if (i == CALLS / 10 || i == CALLS - 1) {
                        heap.add(usedHeap());
                    }
                    return "x".repeat(100) + i;
                });
        BridgeLimits limits = BridgeLimits.defaults().withCalls(CALLS);
        try (MontyBridge bridge = DefaultMontyBridge.builder(platform)
                .plugin(MontyPlugin.builder("t").function(f).build())
                .limits(limits)
                .build()) {
            long handles = platform.diagnostics().liveHandles();
            long results = 0;
            BridgeRunFinished last = null;
            for (BridgeEvent event : bridge.run("for i in range(" + CALLS + "):\n    t.f(i)")) {
                results += event instanceof BridgeToolCallResult ? 1 : 0;
                last = event instanceof BridgeRunFinished finished ? finished : null;
            }
            assertThat(results).isEqualTo(CALLS);
            assertThat(last).isNotNull();
            assertThat(last.bridge().calls()).isEqualTo(CALLS);
            assertThat(last.usage().peakMemoryBytes()).isLessThan(4 << 20);
            assertThat(heap.get(1) - heap.get(0)).isLessThan(SLACK);
            assertThat(platform.diagnostics().liveHandles()).isEqualTo(handles);
            assertThat(threads()).isLessThan(6);
        }
    }

    /** Breaks at the first event. */
    private static final class Broken implements Flow.Subscriber<BridgeEvent> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(BridgeEvent event) {
            throw new IllegalStateException("the subscriber is broken");
        }

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onComplete() {}
    }

    private static MontyPlugin trouble() {
        return MontyPlugin.builder("t")
                .function(HostFunction.builder("fail").handler(call -> {
                    throw new IllegalStateException("of the handler");
                }))
                .function(HostFunction.builder("sleep")
                        .timeout(Duration.ofMillis(1))
                        .handler(call -> {
                            Thread.sleep(Long.MAX_VALUE);
                            return 1;
                        }))
                .function(HostFunction.builder("wait").handler(call -> {
                    Thread.sleep(Long.MAX_VALUE);
                    return 1;
                }))
                .function(HostFunction.builder("never").asyncHandler(call -> new CompletableFuture<>()))
                .build();
    }

    /** Runs that end in all ways that are not the usual one. */
    private static void endInTrouble(MontyBridge bridge, List<WeakReference<BridgeRun>> runs) throws Exception {
        for (String code : List.of("t.fail()", "t.sleep()", "t.never()\n1", "1 / 0", "t.nothing()")) {
            BridgeRun run = bridge.run(code);
            runs.add(new WeakReference<>(run));
            assertThat(run.stream().toList()).last().matches(BridgeEvent::isLast);
        }
        BridgeRun unread = bridge.run("1");
        runs.add(new WeakReference<>(unread));
        unread.close();

        BridgeRun left = bridge.run("t.wait()");
        runs.add(new WeakReference<>(left));
        for (BridgeEvent event : left) {
            if (event instanceof BridgeToolCallStart) {
                break;
            }
        }
        left.close();

        BridgeRun unheard = bridge.run("t.wait()");
        runs.add(new WeakReference<>(unheard));
        unheard.subscribe(new Broken());
        assertThatThrownBy(() -> unheard.outcome().get())
                .isInstanceOfAny(ExecutionException.class, RuntimeException.class);
    }

    @Test
    void whateverGoesWrong_leavesNeitherThreadsNorRuns() throws Exception {
        List<WeakReference<BridgeRun>> runs = new ArrayList<>();
        try (MontyBridge bridge =
                DefaultMontyBridge.builder(platform).plugin(trouble()).build()) {
            for (int i = 0; i < 10; i++) {
                endInTrouble(bridge, runs);
            }
            assertThat(bridge.isBusy()).isFalse();
            while (threads() > 0) { // they go after two seconds without work; the test has a time-out
                Thread.sleep(50);
            }
            while (runs.stream().anyMatch(run -> run.get() != null)) {
                System.gc();
                Thread.sleep(50);
            }
        }
        assertThat(runs).hasSize(80);
    }
}
