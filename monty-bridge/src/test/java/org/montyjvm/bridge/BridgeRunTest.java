package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontySession;
import org.montyjvm.MontyState;
import org.montyjvm.MontyValue;

/** What a run publishes, in which order, and what becomes of bridge and platform. */
@OnEachEngine
class BridgeRunTest {
    private final MontyPlatform platform;

    BridgeRunTest(String engine) {
        platform = Monty.builder().backend(engine).build();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private static MontyPlugin tools() {
        return MontyPlugin.builder("tools")
                .function(HostFunction.builder("double")
                        .param("n", HostType.integer())
                        .returns(HostType.integer())
                        .handler(call -> call.arg("n", long.class) * 2))
                .build();
    }

    private static List<String> types(Iterable<BridgeEvent> events) {
        List<String> types = new ArrayList<>();
        events.forEach(event -> types.add(event.type()));
        return types;
    }

    @Test
    void run_ofAScriptThatCalls_publishesTheEventsInOrder() {
        try (MontyBridge bridge =
                DefaultMontyBridge.builder(platform).plugin(tools()).build()) {
            List<BridgeEvent> events = new ArrayList<>();
            bridge.run("print('before')\nx = tools.double(21)\nprint('after', x)\nx")
                    .forEach(events::add);
            assertThat(types(events))
                    .containsExactly(
                            "run_started",
                            "step_started",
                            "text_content",
                            "step_finished",
                            "tool_call_start",
                            "tool_call_result",
                            "step_started",
                            "text_content",
                            "step_finished",
                            "run_finished");
            assertThat(events)
                    .extracting(BridgeEvent::sequence)
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
            assertThat(events)
                    .extracting(BridgeEvent::runId)
                    .containsOnly(events.get(0).runId());
            BridgeToolCallStart call = (BridgeToolCallStart) events.get(4);
            assertThat(call.name()).isEqualTo("tools.double");
            assertThat(call.args()).containsExactly(MontyValue.of(21));
            assertThat(call.role()).isEqualTo(CallRole.TOOL);
            assertThat(call.position().line()).isEqualTo(2);
            assertThat(((BridgeToolCallResult) events.get(5)).outcome())
                    .isEqualTo(new BridgeOutcome.Returned(MontyValue.of(42)));
            assertThat(((BridgeTextContent) events.get(7)).text()).isEqualTo("after 42\n");
            BridgeRunFinished finished = (BridgeRunFinished) events.get(9);
            assertThat(finished.value()).isEqualTo(MontyValue.of(42));
            assertThat(finished.bridge().calls()).isEqualTo(1);
        }
    }

    @Test
    void run_ofAScriptThatFails_endsWithTheErrorAndWhatWasPrinted() {
        try (MontyBridge bridge =
                DefaultMontyBridge.builder(platform).plugin(tools()).build()) {
            List<BridgeEvent> events = new ArrayList<>();
            bridge.run("print('a')\ntools.double(1)\nprint('b')\n1 / 0").forEach(events::add);
            assertThat(events)
                    .filteredOn(BridgeTextContent.class::isInstance)
                    .extracting(event -> ((BridgeTextContent) event).text())
                    .containsExactly("a\n", "b\n");
            BridgeRunError error = (BridgeRunError) events.get(events.size() - 1);
            assertThat(error.kind()).isEqualTo(BridgeRunError.Kind.SCRIPT);
            assertThat(error.message()).startsWith("ZeroDivisionError: division by zero");
            assertThat(error.traceback()).contains("line 4");
            assertThat(error.error()).isInstanceOf(MontyScriptError.class);
        }
    }

    @Test
    void result_runsWithoutAReader_andThrowsWhatTheScriptRaised() {
        try (MontyBridge bridge =
                DefaultMontyBridge.builder(platform).plugin(tools()).build()) {
            assertThat(bridge.run("tools.double(4)").result().value()).isEqualTo(MontyValue.of(8));
            assertThatThrownBy(() -> bridge.run("tools.double('4')").result())
                    .isInstanceOf(MontyScriptError.class)
                    .hasMessageStartingWith("TypeError: double() argument 'n' must be int, not str");
            assertThat(bridge.isBusy()).isFalse();
        }
    }

    @Test
    void namespace_isThereWithAndWithoutImport() {
        try (MontyBridge bridge =
                DefaultMontyBridge.builder(platform).plugin(tools()).build()) {
            String code = "import tools as t\nfrom tools import double\n[tools.double(1), t.double(2), double(3)]";
            assertThat(bridge.run(code).result().value()).isEqualTo(MontyValue.of(List.of(2, 4, 6)));
        }
    }

    @Test
    void session_remembersBetweenRunsOfItsBridge() {
        try (MontySession session = platform.openSession();
                MontyBridge bridge =
                        DefaultMontyBridge.builder(session).plugin(tools()).build()) {
            bridge.run("x = tools.double(2)").result();
            assertThat(bridge.run("tools.double(x)").result().value()).isEqualTo(MontyValue.of(8));
        }
    }

    @Test
    void run_whileAnotherIsNotOver_isRefused_andWorksAfterwards() {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform);
                BridgeRun first = bridge.run("1")) {
            assertThatThrownBy(() -> bridge.run("2"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(first.id())
                    .hasMessageContaining("one run at a time");
            assertThat(first.result().value()).isEqualTo(MontyValue.of(1));
            assertThat(bridge.run("2").result().value()).isEqualTo(MontyValue.of(2));
        }
    }

    @Test
    void close_ofARunThatNobodyRead_freesTheBridge() {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            BridgeRun run = bridge.run("1");
            run.close();
            run.close();
            assertThat(run.isOver()).isTrue();
            assertThat(run.outcome()).isCompletedExceptionally();
            assertThatThrownBy(run::result).isInstanceOf(CancellationException.class);
            assertThat(bridge.run("2").result().value()).isEqualTo(MontyValue.of(2));
        }
    }

    @Test
    void close_betweenTwoEvents_dropsTheScript() {
        try (MontyBridge bridge =
                DefaultMontyBridge.builder(platform).plugin(tools()).build()) {
            try (BridgeRun run = bridge.run("tools.double(1)")) {
                for (BridgeEvent event : run) {
                    if (event instanceof BridgeToolCallStart) {
                        break;
                    }
                }
                assertThat(platform.state()).isEqualTo(MontyState.ACTIVE);
            }
            assertThat(platform.state()).isEqualTo(MontyState.IDLE);
            assertThat(bridge.run("2").result().value()).isEqualTo(MontyValue.of(2));
        }
    }

    @Test
    void stream_thatIsClosed_stopsTheRun() {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            BridgeRun run = bridge.run("1");
            try (Stream<BridgeEvent> events = run.stream()) {
                assertThat(events.findFirst()).containsInstanceOf(BridgeRunStarted.class);
            }
            assertThat(run.isOver()).isTrue();
            assertThat(bridge.isBusy()).isFalse();
        }
    }

    @Test
    void events_areThereOnce() {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform);
                BridgeRun run = bridge.run("1")) {
            assertThat(types(run)).contains("run_finished");
            assertThatThrownBy(run::iterator).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(run::result).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void run_withAnInputOfAPluginsName_isRefused() {
        try (MontyBridge bridge =
                DefaultMontyBridge.builder(platform).plugin(tools()).build()) {
            assertThatThrownBy(() -> bridge.run(MontyScript.of("1").withInputs(Map.of("tools", 1))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'tools'");
            assertThat(bridge.isBusy()).isFalse();
        }
    }

    @Test
    void run_thatHitsALimitOfTheInterpreter_saysWhich() {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            assertThatThrownBy(() -> bridge.run("[0] * 10 ** 12").result()).isInstanceOf(MontyResourceError.class);
            BridgeEvent last =
                    bridge.run("[0] * 10 ** 12").stream().reduce((a, b) -> b).orElseThrow();
            assertThat(last)
                    .isInstanceOfSatisfying(
                            BridgeRunError.class,
                            error -> assertThat(error.kind()).isEqualTo(BridgeRunError.Kind.RESOURCE));
        }
    }

    @Test
    void run_onAPlatformThatIsClosed_saysSo() {
        platform.close();
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            BridgeEvent last = bridge.run("1").stream().reduce((a, b) -> b).orElseThrow();
            assertThat(((BridgeRunError) last).kind()).isEqualTo(BridgeRunError.Kind.DISPOSED);
            assertThat(bridge.isBusy()).isFalse();
        }
    }

    @Test
    void run_onAPlatformThatIsBusy_saysSo_andLeavesTheOtherRunAlone() {
        var other = platform.start(MontyScript.of("ask()").withFunctions("ask"));
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            BridgeEvent last = bridge.run("1").stream().reduce((a, b) -> b).orElseThrow();
            assertThat(((BridgeRunError) last).kind()).isEqualTo(BridgeRunError.Kind.HOST);
        }
        assertThat(((org.montyjvm.MontyPending) other).isCurrent()).isTrue();
    }
}
