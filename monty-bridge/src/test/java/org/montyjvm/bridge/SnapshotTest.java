package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontyValue;

/** A run that is frozen at a call goes on elsewhere, and its events with it. */
@Timeout(60)
@ParameterizedClass(name = "{0} to {1}")
@CsvSource({"ffi,ffi", "wasm,wasm", "ffi,wasm", "wasm,ffi"})
class SnapshotTest {
    private static final MontySnapshotKey KEY =
            MontySnapshotKey.of("a key of the application".getBytes(StandardCharsets.UTF_8));

    private final String from;
    private final String to;

    SnapshotTest(String from, String to) {
        this.from = from;
        this.to = to;
    }

    private static MontyPlatform platform(String engine) {
        return Monty.builder().backend(engine).build();
    }

    private static MontyPlugin plugin(String place) {
        return MontyPlugin.builder("t")
                .function(HostFunction.builder("ask")
                        .param("what", HostType.string())
                        .handler(call -> place + " " + call.arg("what", String.class)))
                .function(HostFunction.builder("later").asyncHandler(call -> new CompletableFuture<>()))
                .build();
    }

    private static DefaultMontyBridge bridge(org.montyjvm.MontyRunner runner, String place) {
        return DefaultMontyBridge.builder(runner).plugin(plugin(place)).build();
    }

    /** Reads up to the start of a call with that argument, and freezes there. */
    private static BridgeSnapshot frozen(BridgeRun run, String what, List<BridgeEvent> events) {
        for (BridgeEvent event : run) {
            events.add(event);
            if (event instanceof BridgeToolCallStart call
                    && !call.args().isEmpty()
                    && call.args().get(0).equals(MontyValue.of(what))) {
                return run.freeze(KEY);
            }
        }
        throw new AssertionError("the script did not ask " + what);
    }

    @Test
    void freeze_atACall_resumesElsewhere_andTheEventsGoOn() {
        String code = "print('start')\na = t.ask('one')\nprint('middle')\nb = t.ask('two')\nprint('end')\n[a, b]";
        List<BridgeEvent> events = new ArrayList<>();
        byte[] bytes;
        String id;
        try (MontyPlatform here = platform(from);
                MontyBridge bridge = bridge(here, "here");
                BridgeRun run = bridge.run(MontyScript.of(code).withName("moving.py"))) {
            id = run.id();
            bytes = frozen(run, "two", events).bytes();
        }
        try (MontyPlatform there = platform(to);
                MontyBridge bridge = bridge(there, "there")) {
            BridgeSnapshot snapshot = BridgeSnapshot.of(bytes);
            assertThat(snapshot.runId()).isEqualTo(id);
            BridgeRun run = bridge.resume(snapshot, KEY);
            assertThat(run.id()).isEqualTo(id);
            run.stream().forEach(events::add);
        }
        assertThat(events).extracting(BridgeEvent::runId).containsOnly(id);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).sequence()).isEqualTo(i + 1L);
        }
        BridgeRunStarted resumed = (BridgeRunStarted) events.stream()
                .filter(BridgeRunStarted.class::isInstance)
                .toList()
                .get(1);
        assertThat(resumed.resumed()).isTrue();
        assertThat(resumed.script()).isEqualTo("moving.py");
        assertThat(events)
                .filteredOn(BridgeTextContent.class::isInstance)
                .extracting(event -> ((BridgeTextContent) event).text())
                .containsExactly("start\n", "middle\n", "end\n");
        BridgeRunFinished finished = (BridgeRunFinished) events.get(events.size() - 1);
        assertThat(finished.value()).isEqualTo(MontyValue.of(List.of("here one", "there two")));
        assertThat(finished.bridge().calls()).isEqualTo(2);
    }

    @Test
    void freeze_ofASession_goesOnInTheRestoredOne() {
        byte[] bytes;
        try (MontyPlatform here = platform(from);
                MontySession session = here.openSession();
                MontyBridge bridge = bridge(session, "here")) {
            bridge.run("x = 20").result();
            try (BridgeRun run = bridge.run("y = t.ask('two')\nf'{x} {y}'")) {
                bytes = frozen(run, "two", new ArrayList<>()).bytes();
            }
        }
        BridgeSnapshot snapshot = BridgeSnapshot.of(bytes);
        try (MontyPlatform there = platform(to);
                MontySession session = there.restoreSession(snapshot.monty(), KEY);
                MontyBridge bridge = bridge(session, "there")) {
            assertThat(bridge.resume(snapshot, KEY).result().value()).isEqualTo(MontyValue.of("20 there two"));
            assertThat(bridge.run("y").result().value()).isEqualTo(MontyValue.of("there two"));
        }
    }

    @Test
    void resumedRun_canBeCancelled_andFails_andHitsItsLimits() {
        BridgeSnapshot snapshot;
        try (MontyPlatform platform = platform(from);
                MontyBridge bridge = bridge(platform, "here");
                BridgeRun run = bridge.run("print('a')\nt.ask('one')\nprint('b')\nt.ask('two')\n1 / 0")) {
            snapshot = frozen(run, "one", new ArrayList<>());
        }
        try (MontyPlatform platform = platform(to);
                MontyBridge bridge = bridge(platform, "there")) {
            List<BridgeEvent> failed = bridge.resume(snapshot, KEY).stream().toList();
            assertThat(((BridgeRunError) failed.get(failed.size() - 1)).message())
                    .contains("ZeroDivisionError");
            assertThat(failed)
                    .filteredOn(BridgeTextContent.class::isInstance)
                    .extracting(event -> ((BridgeTextContent) event).text())
                    .containsExactly("b\n");

            BridgeRun run = bridge.resume(snapshot, KEY);
            run.cancel("changed my mind");
            List<BridgeEvent> cancelled = run.stream().toList();
            assertThat(cancelled.get(cancelled.size() - 1)).isInstanceOf(BridgeRunError.class);
            assertThat(bridge.isBusy()).isFalse();
            assertThat(bridge.run("1 + 1").result().value()).isEqualTo(MontyValue.of(2));
        }
        try (MontyPlatform platform = platform(to);
                MontyBridge bridge = DefaultMontyBridge.builder(platform)
                        .plugin(plugin("there"))
                        .limits(BridgeLimits.defaults().withCalls(1))
                        .build()) {
            assertThatThrownBy(() -> bridge.resume(snapshot, KEY).result()).isInstanceOf(BridgeLimitException.class);
        }
    }

    @Test
    void freeze_elsewhere_isRefused() {
        try (MontyPlatform platform = platform(from);
                MontyBridge bridge = bridge(platform, "here")) {
            BridgeRun fresh = bridge.run("1");
            assertThatThrownBy(() -> fresh.freeze(KEY)).isInstanceOf(IllegalStateException.class);
            fresh.result();
            assertThatThrownBy(() -> fresh.freeze(KEY)).isInstanceOf(IllegalStateException.class);
            try (BridgeRun run = bridge.run("f = t.later()\nt.ask('two')\nawait f")) {
                assertThatThrownBy(() -> frozen(run, "two", new ArrayList<>()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("t.later");
            }
        }
    }

    @Test
    void bytes_thatAreNoSnapshot_areRefused() {
        BridgeSnapshot snapshot;
        try (MontyPlatform platform = platform(from);
                MontyBridge bridge = bridge(platform, "here");
                BridgeRun run = bridge.run("t.ask('one')")) {
            snapshot = frozen(run, "one", new ArrayList<>());
        }
        byte[] bytes = snapshot.bytes();
        assertThat(BridgeSnapshot.of(bytes)).isEqualTo(snapshot).hasSameHashCodeAs(snapshot);
        assertThatThrownBy(() -> BridgeSnapshot.of(new byte[10])).isInstanceOf(IllegalArgumentException.class);
        try (MontyPlatform platform = platform(to);
                MontyBridge bridge = bridge(platform, "there")) {
            for (int i = 0; i < bytes.length; i++) {
                byte[] changed = bytes.clone();
                changed[i] ^= 1;
                assertThatThrownBy(() -> bridge.resume(BridgeSnapshot.of(changed), KEY))
                        .as("byte %d", i)
                        .isInstanceOf(IllegalArgumentException.class);
            }
            for (MontySnapshotKey other : List.of(MontySnapshotKey.of(new byte[32]), MontySnapshotKey.unsigned())) {
                assertThatThrownBy(() -> bridge.resume(snapshot, other)).isInstanceOf(MontySnapshotException.class);
            }
            assertThat(bridge.isBusy()).isFalse();
        }
    }
}
