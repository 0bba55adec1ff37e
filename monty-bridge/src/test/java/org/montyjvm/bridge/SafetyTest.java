package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyExpose;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyValue;

/** What Python cannot do through a bridge. */
@OnEachEngine
@Timeout(60)
class SafetyTest {
    private final MontyPlatform platform;

    SafetyTest(String engine) {
        platform = Monty.builder().backend(engine).build();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private MontyBridge bridge(MontyPlugin... plugins) {
        DefaultMontyBridge.Builder builder = DefaultMontyBridge.builder(platform);
        for (MontyPlugin plugin : plugins) {
            builder.plugin(plugin);
        }
        return builder.build();
    }

    @Test
    void python_cannotCallWhatIsNotRegistered() {
        List<String> called = new ArrayList<>();
        BridgeMiddleware spy = (call, next) -> {
            called.add(call.name());
            return next.proceed(call);
        };
        MontyPlugin plugin = MontyPlugin.builder("t")
                .function(HostFunction.builder("f").handler(call -> 1))
                .build();
        try (MontyBridge bridge = DefaultMontyBridge.builder(platform)
                .plugin(plugin)
                .middleware(spy)
                .build()) {
            for (String code : List.of("secret()", "t.secret()", "import other\nother.f()", "t.f.handler()")) {
                assertThatThrownBy(() -> bridge.run(code).result()).isInstanceOf(MontyScriptError.class);
            }
            // a script of the host's own that registers more than the bridge has
            List<BridgeEvent> events = bridge.run(MontyScript.of("secret(1)").withFunctions("secret")).stream()
                    .toList();
            assertThat(events)
                    .filteredOn(BridgeToolCallResult.class::isInstance)
                    .singleElement()
                    .satisfies(event -> {
                        BridgeOutcome outcome = ((BridgeToolCallResult) event).outcome();
                        assertThat(outcome)
                                .isEqualTo(new BridgeOutcome.Raised("NameError", "name 'secret' is not defined"));
                    });
            assertThat(called).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'infra'", "'root'", "1", "None"})
    void python_cannotClaimARole(String role) {
        List<CallRole> roles = new ArrayList<>();
        try (MontyBridge bridge = bridge(MontyPlugin.builder("t")
                .function(HostFunction.builder("f").handler(call -> roles.add(call.role())))
                .build())) {
            List<BridgeEvent> events =
                    bridge.run("t.f(__role__=" + role + ")").stream().toList();
            assertThat(((BridgeRunError) events.get(events.size() - 1)).message())
                    .containsPattern("PermissionError|ValueError|TypeError");
            assertThat(events)
                    .filteredOn(BridgeToolCallStart.class::isInstance)
                    .extracting(event -> ((BridgeToolCallStart) event).role())
                    .containsExactly(CallRole.TOOL);
            assertThat(roles).isEmpty();
        }
    }

    @Test
    void python_mayLowerARole() {
        List<CallRole> roles = new ArrayList<>();
        HostFunction f = HostFunction.builder("f").role(CallRole.INFRA).handler(call -> roles.add(call.role()));
        try (MontyBridge bridge = bridge(MontyPlugin.builder("t").function(f).build())) {
            bridge.run("t.f()\nt.f(__role__='tool')\nt.f(__role__='infra')").result();
            assertThat(roles).containsExactly(CallRole.INFRA, CallRole.TOOL, CallRole.INFRA);
        }
    }

    /** Something that a plugin hands out. */
    interface Door {
        @MontyExpose
        String open();
    }

    @Test
    void python_cannotUseTheObjectsOfOneNamespaceInAnother() {
        Door door = () -> "opened";
        MontyPlugin house = MontyPlugin.builder("house")
                .function(HostFunction.builder("door")
                        .handler(call -> call.objects().expose(door, Door.class)))
                .function(HostFunction.builder("find")
                        .param("it", HostType.any())
                        .handler(call -> call.objects().find(call.arg("it")).isPresent()))
                .build();
        MontyPlugin stranger = MontyPlugin.builder("stranger")
                .function(HostFunction.builder("find")
                        .param("it", HostType.any())
                        .handler(call -> call.objects().find(call.arg("it")).isPresent()))
                .build();
        List<String> called = new ArrayList<>();
        try (MontyBridge bridge = DefaultMontyBridge.builder(platform)
                .plugin(house)
                .plugin(stranger)
                .middleware((call, next) -> {
                    called.add(call.namespace() + ":" + call.name());
                    return next.proceed(call);
                })
                .build()) {
            assertThat(bridge.run("d = house.door()\n[house.find(d), stranger.find(d), d.open()]")
                            .result()
                            .value())
                    .isEqualTo(MontyValue.of(List.of(true, false, "opened")));
            assertThat(called)
                    .containsExactly(
                            "house:house.door",
                            "house:house.find",
                            "stranger:stranger.find",
                            "house:house.<object>.open");
        }
    }

    @Test
    void python_cannotKeepAHandlerAliveAfterCancel() throws Exception {
        CountDownLatch atWork = new CountDownLatch(3);
        CountDownLatch ended = new CountDownLatch(3);
        HostFunction wait = HostFunction.builder("wait").asyncHandler(call -> {
            atWork.countDown();
            CompletableFuture<Object> future = new CompletableFuture<>();
            var unused = future.whenComplete((value, error) -> ended.countDown());
            return future;
        });
        try (MontyBridge bridge = bridge(MontyPlugin.builder("t").function(wait).build())) {
            String code = """
                    import asyncio
                    async def stubborn():
                        while True:
                            try:
                                await t.wait()
                            except BaseException:
                                pass
                    await asyncio.gather(stubborn(), stubborn(), stubborn())
                    """;
            BridgeRun run = bridge.run(code);
            CompletableFuture<List<BridgeEvent>> events =
                    CompletableFuture.supplyAsync(() -> run.stream().toList());
            assertThat(atWork.await(10, TimeUnit.SECONDS)).isTrue();
            run.cancel("over");
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(events.get(10, TimeUnit.SECONDS)).last().isInstanceOf(BridgeRunError.class);
        }
    }

    /** Checks the order that {@link BridgeEvent} promises. */
    static void assertOrder(List<BridgeEvent> events) {
        assertThat(events.get(0)).isInstanceOf(BridgeRunStarted.class);
        Set<Integer> open = new HashSet<>();
        boolean inStep = false;
        for (int i = 0; i < events.size(); i++) {
            BridgeEvent event = events.get(i);
            assertThat(event.sequence()).isEqualTo(i + 1L);
            assertThat(event.isLast()).isEqualTo(i == events.size() - 1);
            if (event instanceof BridgeStepStarted) {
                assertThat(inStep).isFalse();
                inStep = true;
            } else if (event instanceof BridgeStepFinished) {
                assertThat(inStep).isTrue();
                inStep = false;
            } else {
                assertThat(inStep).isEqualTo(event instanceof BridgeTextContent);
            }
            if (event instanceof BridgeToolCallStart call) {
                assertThat(open.add(call.callId())).isTrue();
            } else if (event instanceof BridgeToolCallChunk chunk) {
                assertThat(open).contains(chunk.callId());
            } else if (event instanceof BridgeToolCallResult result) {
                assertThat(open.remove(result.callId())).isTrue();
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print(1)\nt.now()\nprint(2)",
                "import asyncio\nawait asyncio.gather(t.later(), t.later())\nt.now()",
                "t.later()\nt.now()",
                "a = t.later()\nt.now()\nprint('x')\nt.stream()\nawait a",
                "import asyncio\nasync def f():\n    print(await t.later())\n    t.now()\nawait asyncio.gather(f(), f(), f())",
                "t.now(1)",
                "1 / 0",
                "syntax error",
                "a = t.later()\nraise ValueError()",
                "t.none()",
                "import asyncio\nawait asyncio.gather(t.later(), t.fail())",
            })
    void python_cannotBreakTheOrderOfEvents(String code) {
        MontyPlugin plugin = MontyPlugin.builder("t")
                .function(HostFunction.builder("now").handler(call -> 1))
                .function(HostFunction.builder("later")
                        .asyncHandler(call -> CompletableFuture.supplyAsync(() -> call.callId())))
                .function(HostFunction.builder("fail")
                        .asyncHandler(call -> CompletableFuture.failedFuture(new IllegalArgumentException("no"))))
                .function(HostFunction.builder("stream").streamingHandler((call, sink) -> {
                    sink.emit(1);
                    sink.emit(2);
                }))
                .build();
        try (MontyBridge bridge = bridge(plugin)) {
            assertOrder(bridge.run(code).stream().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print('x' * 100_000)",
                "print('\\x00' * 30_000)",
                "print('ä😀\"' * 10_000)",
                "t.f('x' * 100_000)",
                "t.f([list(range(1000))] * 20)",
                "t.f(*range(50_000))",
                "t.f(**{'k' + str(i): 'v' * 100 for i in range(2000)})",
                "t.f(**{'k' * 100_000: 1})",
                "t.f({'a': 'y' * 50_000, 'b': (1, 2)}, 'short')",
                "t.f(10 ** 10_000)",
                "t.f(b'z' * 50_000)",
                "'x' * 100_000",
                "raise ValueError('x' * 100_000)",
                "def f():\n    raise KeyError('\\x01' * 100_000)\nf()",
                "t.stream('s' * 100_000)",
                "t.fail('m' * 100_000)",
                "eval('1') if False else t.f(set(range(5000)), frozenset(range(5000)))",
                "t.n(__role__='x' * 100_000)",
            })
    void python_cannotMakeAnEventLargerThanItsCap(String code) throws Exception {
        HostParam args = HostParam.args("args", HostType.any());
        HostParam kwargs = HostParam.kwargs("kwargs", HostType.any());
        MontyPlugin plugin = MontyPlugin.builder("t")
                .function(HostFunction.builder("f").param(args).param(kwargs).handler(call -> call.args()))
                .function(HostFunction.builder("n").handler(call -> 1))
                .function(HostFunction.builder("fail").param(args).handler(call -> {
                    throw new HostException("ValueError", call.args().get(0).asString());
                }))
                .function(HostFunction.builder("stream")
                        .param(args)
                        .streamingHandler((call, sink) -> sink.emit(call.args().get(0))))
                .build();
        JsonMapper mapper = new JsonMapper();
        int cap = BridgeLimits.MIN_EVENT_BYTES;
        try (MontyBridge bridge = DefaultMontyBridge.builder(platform)
                .plugin(plugin)
                .limits(BridgeLimits.defaults().withEventBytes(cap))
                .build()) {
            StringBuilder text = new StringBuilder();
            for (BridgeEvent event : bridge.run(code)) {
                String json = event.toJson();
                assertThat(json.getBytes(StandardCharsets.UTF_8).length)
                        .as(event.type())
                        .isLessThanOrEqualTo(cap);
                JsonNode tree = mapper.readTree(json);
                assertThat(tree.get("type").asText()).isEqualTo(event.type());
                if (event instanceof BridgeTextContent content) {
                    text.append(content.text());
                }
            }
            if (code.startsWith("print('x'")) {
                assertThat(text).hasToString("x".repeat(100_000) + "\n");
            } else if (code.startsWith("print('ä")) {
                assertThat(text).hasToString("ä😀\"".repeat(10_000) + "\n");
            }
        }
    }
}
