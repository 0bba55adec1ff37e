package org.montyjvm.bridge.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.montyjvm.Monty;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsGroup;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeEvent;
import org.montyjvm.bridge.BridgeLimits;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.BridgeOsCall;
import org.montyjvm.bridge.BridgeOutcome;
import org.montyjvm.bridge.BridgeRun;
import org.montyjvm.bridge.CallRole;
import org.montyjvm.bridge.DefaultMontyBridge;
import org.montyjvm.bridge.HostException;
import org.montyjvm.bridge.HostFunction;
import org.montyjvm.bridge.HostHandler;
import org.montyjvm.bridge.HostParam;
import org.montyjvm.bridge.HostType;
import org.montyjvm.bridge.MontyBridge;
import org.montyjvm.bridge.MontyPlugin;
import org.montyjvm.bridge.OnEachEngine;

/** The onion around every call, and each of the policies that are shipped. */
@OnEachEngine
@Timeout(60)
class MiddlewareTest {
    private final MontyPlatform platform;

    MiddlewareTest(String engine) {
        platform = Monty.builder()
                .backend(engine)
                .os(MontyOs.builder().delegate(MontyOsGroup.ENVIRONMENT).build())
                .build();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private static MontyPlugin plugin(HostHandler.Sync handler) {
        return MontyPlugin.builder("t")
                .function(HostFunction.builder("f")
                        .param(HostParam.of("x", HostType.any()).withDefault(0))
                        .handler(handler))
                .build();
    }

    private DefaultMontyBridge.Builder with(BridgeMiddleware... layers) {
        DefaultMontyBridge.Builder builder = DefaultMontyBridge.builder(platform);
        for (BridgeMiddleware layer : layers) {
            builder.middleware(layer);
        }
        return builder.os((pause, call) ->
                CompletableFuture.completedFuture("value of " + call.arg("0").asString()));
    }

    private static Object run(MontyBridge bridge, String code) {
        return bridge.run(code).result().value().as(Object.class);
    }

    @Test
    void onion_isAroundToolsAndTheOperatingSystem_theFirstOutermost() {
        List<String> seen = new ArrayList<>();
        BridgeMiddleware outer = (call, next) -> {
            seen.add("> outer " + call.name() + " " + call.role().label());
            return next.proceed(call).whenComplete((value, error) -> seen.add("< outer"));
        };
        BridgeMiddleware inner = (call, next) -> {
            seen.add("> inner");
            return next.proceed(call).whenComplete((value, error) -> seen.add("< inner"));
        };
        try (MontyBridge bridge = with(outer, inner)
                .plugin(plugin(call -> {
                    seen.add("f");
                    return 1;
                }))
                .build()) {
            assertThat(run(bridge, "import os\n[t.f(), os.getenv('HOME'), list_functions()]"))
                    .isEqualTo(List.of(1L, "value of HOME", List.of("t.f")));
        }
        assertThat(seen)
                .containsExactly(
                        "> outer t.f tool",
                        "> inner",
                        "f",
                        "< inner",
                        "< outer",
                        "> outer os.getenv infra",
                        "> inner",
                        "< inner",
                        "< outer",
                        "> outer list_functions infra",
                        "> inner",
                        "< inner",
                        "< outer");
    }

    @Test
    void middleware_mayAnswerRefuseAndRewrite() {
        BridgeMiddleware policy = (call, next) -> switch (call.arg("x").asString()) {
            case "answer" -> CompletableFuture.completedFuture(MontyValue.of("mine"));
            case "refuse" -> throw new HostException("PermissionError", "not you");
            case "rewrite" -> next.proceed(call.withArgument("x", MontyValue.of("rewritten")));
            default -> null;
        };
        try (MontyBridge bridge =
                with(policy).plugin(plugin(call -> call.arg("x"))).build()) {
            assertThat(run(bridge, "t.f('answer')")).isEqualTo("mine");
            assertThat(run(bridge, "t.f('rewrite')")).isEqualTo("rewritten");
            assertThatThrownBy(() -> run(bridge, "t.f('refuse')")).hasMessageStartingWith("PermissionError: not you");
            assertThatThrownBy(() -> run(bridge, "t.f('null')")).hasMessageStartingWith("RuntimeError");
        }
    }

    @Test
    void osCall_isAnEventWithItsOutcome() {
        try (MontyBridge bridge = with().build()) {
            BridgeOsCall call = bridge.run("import os\nos.getenv('STAGE')").stream()
                    .filter(BridgeOsCall.class::isInstance)
                    .map(BridgeOsCall.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(call.name()).isEqualTo("os.getenv");
            assertThat(call.args().get(0)).isEqualTo(MontyValue.of("STAGE"));
            assertThat(call.outcome()).isEqualTo(new BridgeOutcome.Returned(MontyValue.of("value of STAGE")));
        }
    }

    @Test
    void osCall_thatNobodyServes_isAPermissionError() {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            assertThatThrownBy(() -> run(bridge, "import os\nos.getenv('A')")).hasMessageContaining("PermissionError");
        }
    }

    @Test
    void accessControl_decidesByTheFirstRule_andRefusesTheRest() {
        AccessControl access = AccessControl.builder()
                .deny(CallFilter.named("t.f").and(CallFilter.argument("x", value -> value.equals(MontyValue.of(13)))))
                .allow(CallFilter.namespace("t"))
                .deny(CallFilter.role(CallRole.INFRA).and(CallFilter.named("help")))
                .build();
        try (MontyBridge bridge =
                with(access).plugin(plugin(call -> call.arg("x"))).build()) {
            assertThat(run(bridge, "t.f(12)")).isEqualTo(12L);
            assertThat(run(bridge, "list_functions()")).isEqualTo(List.of("t.f"));
            for (String refused : List.of("t.f(13)", "t.f(x=13)", "help()", "import os\nos.getenv('A')")) {
                assertThatThrownBy(() -> run(bridge, refused))
                        .isInstanceOf(MontyScriptError.class)
                        .hasMessageContaining("PermissionError")
                        .hasMessageContaining("is not permitted");
            }
        }
    }

    @Test
    void rateLimit_refusesWhatIsTooMuch_untilTimeHasPassed() {
        AtomicLong now = new AtomicLong();
        TimeMeter clock = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return now.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
        RateLimit limit = RateLimit.of(CallFilter.tools(), call -> call.name(), 2, Duration.ofSeconds(10), clock);
        try (MontyBridge bridge = with(limit).plugin(plugin(call -> 1)).build()) {
            assertThat(run(bridge, "t.f() + t.f() + len(list_functions())")).isEqualTo(3L);
            assertThatThrownBy(() -> run(bridge, "t.f()"))
                    .hasMessageContaining("RuntimeError: too many calls of t.f(): try again in 5.0 s");
            now.addAndGet(Duration.ofSeconds(5).toNanos());
            assertThat(run(bridge, "t.f()")).isEqualTo(1L);
        }
    }

    @Test
    void timeout_interruptsTheHandler_andLeavesTheThreadClean() {
        AtomicInteger calls = new AtomicInteger();
        CallTimeout timeout = CallTimeout.of(Duration.ofMillis(40), CallFilter.tools());
        try (MontyBridge bridge = with(timeout)
                .plugin(plugin(call -> {
                    if (calls.incrementAndGet() == 1) {
                        Thread.sleep(Long.MAX_VALUE);
                    }
                    return Thread.currentThread().isInterrupted();
                }))
                .build()) {
            assertThatThrownBy(() -> run(bridge, "t.f()")).hasMessageContaining("TimeoutError: 't.f' gave no answer");
            assertThat(run(bridge, "t.f()")).isEqualTo(false);
        }
    }

    @Test
    void retry_triesAgainWhatFailed_onlyAsOftenAsItMay() {
        AtomicInteger attempts = new AtomicInteger();
        Retry retry = Retry.of(
                3,
                Duration.ofMillis(1),
                CallFilter.tools(),
                e -> e instanceof HostException chosen && chosen.excType().equals("ConnectionError"));
        try (MontyBridge bridge = with(retry)
                .plugin(plugin(call -> {
                    int number = attempts.incrementAndGet();
                    if (number % 3 != 0) {
                        throw new HostException(
                                call.arg("x").isTruthy() ? "ConnectionError" : "ValueError", "attempt " + number);
                    }
                    return number;
                }))
                .plugin(MontyPlugin.builder("a")
                        .function(HostFunction.builder("f").asyncHandler(call -> {
                            int number = attempts.incrementAndGet();
                            return CompletableFuture.supplyAsync(() -> {
                                if (number % 3 != 0) {
                                    throw new HostException("ConnectionError", "attempt " + number);
                                }
                                return number;
                            });
                        }))
                        .build())
                .build()) {
            assertThat(run(bridge, "t.f(1)")).isEqualTo(3L);
            assertThat(run(bridge, "await a.f()")).isEqualTo(6L);
            assertThatThrownBy(() -> run(bridge, "t.f(0)")).hasMessageContaining("ValueError: attempt 7");
            attempts.set(10);
            assertThat(run(bridge, "t.f(1)")).isEqualTo(12L);
        }
    }

    @Test
    void retryAroundATimeout_givesEachAttemptItsOwnTime() {
        AtomicInteger attempts = new AtomicInteger();
        Retry retry = Retry.of(
                2,
                Duration.ZERO,
                CallFilter.tools(),
                e -> e instanceof HostException chosen && chosen.excType().equals("TimeoutError"));
        CallTimeout timeout = CallTimeout.of(Duration.ofMillis(40), CallFilter.tools());
        try (MontyBridge bridge = with(retry, timeout)
                .plugin(plugin(call -> {
                    if (attempts.incrementAndGet() == 1) {
                        Thread.sleep(Long.MAX_VALUE);
                    }
                    return "second";
                }))
                .build()) {
            assertThat(run(bridge, "t.f()")).isEqualTo("second");
        }
    }

    @Test
    void retryThatWaits_endsWithTheRun() throws Exception {
        Retry retry = Retry.of(5, Duration.ofHours(1), CallFilter.all(), e -> true);
        java.util.concurrent.CountDownLatch failed = new java.util.concurrent.CountDownLatch(1);
        try (MontyBridge bridge = with(retry)
                .plugin(plugin(call -> {
                    failed.countDown();
                    throw new IllegalStateException("again");
                }))
                .build()) {
            BridgeRun run = bridge.run("t.f()");
            CompletableFuture<List<BridgeEvent>> events =
                    CompletableFuture.supplyAsync(() -> run.stream().toList());
            assertThat(failed.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            run.cancel("enough");
            assertThat(events.get(10, java.util.concurrent.TimeUnit.SECONDS)).isNotEmpty();
            assertThat(bridge.isBusy()).isFalse();
        }
    }

    @Test
    void cache_answersTheSameQuestionOnce_andNotForEver() {
        AtomicLong now = new AtomicLong();
        AtomicInteger calls = new AtomicInteger();
        ResultCache cache = ResultCache.of(Duration.ofSeconds(1), 2, CallFilter.tools(), now::get);
        try (MontyBridge bridge = with(cache)
                .plugin(plugin(call -> {
                    if (call.arg("x").equals(MontyValue.of("fail"))) {
                        calls.incrementAndGet();
                        throw new IllegalArgumentException("no");
                    }
                    return calls.incrementAndGet();
                }))
                .build()) {
            assertThat(run(bridge, "[t.f('a'), t.f(x='a'), t.f('b'), t.f('a')]"))
                    .isEqualTo(List.of(1L, 1L, 2L, 1L));
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            assertThat(run(bridge, "t.f('a')")).isEqualTo(3L);
            assertThatThrownBy(() -> run(bridge, "t.f('fail')")).isNotNull();
            assertThatThrownBy(() -> run(bridge, "t.f('fail')")).isNotNull();
            assertThat(calls).hasValue(5);
            assertThat(run(bridge, "[t.f('a'), t.f('b'), t.f('c'), t.f('a')]")).isEqualTo(List.of(3L, 6L, 7L, 8L));
        }
    }

    @Test
    void grounding_remembersWhatARunWasTold() {
        Grounding grounding = Grounding.create();
        try (MontyBridge bridge = with(grounding)
                .plugin(plugin(call -> "the answer is " + call.arg("x")))
                .build()) {
            BridgeRun run = bridge.run("t.f(42)\nlist_functions()\ntry:\n    t.f(1, 2)\nexcept TypeError:\n    pass");
            run.result();
            assertThat(grounding.facts(run.id())).singleElement().satisfies(fact -> {
                assertThat(fact.name()).isEqualTo("t.f");
                assertThat(fact.arguments()).containsEntry("x", MontyValue.of(42));
                assertThat(fact.value()).isEqualTo(MontyValue.of("the answer is 42"));
            });
            assertThat(grounding.wasTold(run.id(), "answer is 42")).isTrue();
            assertThat(grounding.wasTold(run.id(), "answer is 43")).isFalse();
            grounding.forget(run.id());
            assertThat(grounding.facts(run.id())).isEmpty();
        }
    }

    @Test
    void telemetry_tellsOfRunsAndCalls() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        InMemoryMetricReader metrics = InMemoryMetricReader.create();
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build();
        try (MontyBridge bridge = with(Telemetry.of(sdk))
                .plugin(plugin(call -> {
                    if (call.arg("x").isTruthy()) {
                        throw new HostException("KeyError", "secret");
                    }
                    return 1;
                }))
                .build()) {
            assertThatThrownBy(() -> run(bridge, "t.f()\nt.f(1)")).isInstanceOf(MontyScriptError.class);
        }
        List<SpanData> ended = spans.getFinishedSpanItems();
        assertThat(ended).extracting(SpanData::getName).containsExactly("monty.call", "monty.call", "monty.run");
        SpanData run = ended.get(2);
        assertThat(ended.get(0).getParentSpanId()).isEqualTo(run.getSpanId());
        assertThat(ended.get(0).getAttributes().get(AttributeKey.stringKey("monty.call.name")))
                .isEqualTo("t.f");
        assertThat(ended.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(ended.get(1).getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("KeyError");
        assertThat(run.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(run.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("script");
        assertThat(ended.toString()).doesNotContain("secret");
        assertThat(metrics.collectAllMetrics())
                .extracting(metric -> metric.getName())
                .containsExactlyInAnyOrder("monty.bridge.calls", "monty.bridge.call.duration");
        sdk.close();
    }

    @Test
    void flightRecording_tellsTheFlightRecorder(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("calls.jfr");
        try (MontyBridge bridge =
                        with(FlightRecording.create()).plugin(plugin(call -> 1)).build();
                Recording recording = new Recording()) {
            recording.enable("org.montyjvm.BridgeCall").withoutThreshold();
            recording.start();
            run(bridge, "t.f()");
            recording.stop();
            recording.dump(file);
        }
        assertThat(Files.size(file)).isPositive();
        assertThat(RecordingFile.readAllEvents(file)).singleElement().satisfies(event -> {
            assertThat(event.getString("name")).isEqualTo("t.f");
            assertThat(event.getBoolean("failed")).isFalse();
        });
    }

    @Test
    void redaction_keepsSecretsOutOfEventsAndMessages_andOutOfNothingElse() {
        Redaction redaction = Redaction.ofPatterns(Pattern.compile("sk-[a-z0-9]+"));
        try (MontyBridge bridge = with(redaction)
                .limits(BridgeLimits.defaults())
                .plugin(plugin(call -> {
                    if (call.arg("x").isNone()) {
                        throw new HostException("ValueError", "the key sk-abc123 is wrong");
                    }
                    return List.of(call.arg("x"), "sk-abc123");
                }))
                .build()) {
            String code = """
                    import os
                    a = t.f({'key': 'sk-abc123'})
                    print('told', a[1])
                    os.getenv('sk-abc123')
                    try:
                        t.f(None)
                    except ValueError as e:
                        message = str(e)
                    b = (len(a[1]), message)
                    raise KeyError('sk-abc123')
                    """;
            List<BridgeEvent> events = bridge.run(code).stream().toList();
            assertThat(events).extracting(BridgeEvent::toJson).noneMatch(json -> json.contains("sk-abc"));
            assertThat(events).noneMatch(event -> event.toString().contains("sk-abc"));
            assertThat(events).anyMatch(event -> event.toJson().contains("told [redacted]"));
            assertThat(run(bridge, "[len(t.f('sk-abc123')[1])]")).isEqualTo(List.of(9L));
            assertThat(run(bridge, "try:\n    t.f(None)\nexcept ValueError as e:\n    r = str(e)\nr"))
                    .isEqualTo("the key [redacted] is wrong");
        }
    }
}
