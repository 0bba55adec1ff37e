package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.Monty;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyError;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.middleware.Redaction;

/** What a script prints is told while it runs, line by line, and once. */
@OnEachEngine
@Timeout(60)
class LiveTextTest {
    private static final String LOOP = "\nwhile True:\n    pass";

    /** Takes longer than a bridge waits before it looks what was printed. */
    private static final String WORK = "\nfor i in range(2_000_000):\n    pass\n";

    private final MontyPlatform platform;

    LiveTextTest(String engine) {
        platform = Monty.builder().backend(engine).build();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private static List<String> texts(List<BridgeEvent> events) {
        return events.stream()
                .filter(BridgeTextContent.class::isInstance)
                .map(event -> ((BridgeTextContent) event).text())
                .toList();
    }

    private static BridgeRunError error(List<BridgeEvent> events) {
        return (BridgeRunError) events.get(events.size() - 1);
    }

    /** Reads a run, and cancels it at its first text. */
    private static List<BridgeEvent> readAndCancelAtText(BridgeRun run) {
        List<BridgeEvent> events = new ArrayList<>();
        for (BridgeEvent event : run) {
            events.add(event);
            if (event instanceof BridgeTextContent) {
                run.cancel("seen enough");
            }
        }
        return events;
    }

    @Test
    void text_isToldWhileTheScriptLoops_andNotAgainWhenItEnds() {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            List<BridgeEvent> events = readAndCancelAtText(bridge.run("print('a')" + LOOP));
            assertThat(events)
                    .extracting(BridgeEvent::type)
                    .containsExactly("run_started", "step_started", "text_content", "step_finished", "run_error");
            assertThat(texts(events)).containsExactly("a\n");
            assertThat(error(events).kind()).isEqualTo(BridgeRunError.Kind.CANCELLED);
            assertThat(((MontyCancelledError) error(events).error()).output()).isEqualTo("a\n");
            assertThat(bridge.run("1").result().value().asLong()).isEqualTo(1);
        }
    }

    @Test
    void text_ofAnIncompleteLine_waitsForTheEndOfTheTurn() {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            String code = "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c', end='')" + WORK;
            List<BridgeEvent> events = bridge.run(code).stream().toList();
            assertThat(texts(events)).containsExactly("a\n", "b\n", "c");
            assertThat(events).extracting(BridgeEvent::type).endsWith("text_content", "step_finished", "run_finished");
        }
    }

    @Test
    void text_ofALongTurn_isWholeAndInOrder() {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            String code = "for j in range(8):\n    print('line', j, '\u00e4')\n    print('and', end=' ')\n"
                    + "    for i in range(200_000):\n        pass\n1 / 0";
            List<BridgeEvent> events = bridge.run(code).stream().toList();
            assertThat(String.join("", texts(events)))
                    .isEqualTo(((MontyError) error(events).error()).output())
                    .hasSize(8 * 13);
        }
    }

    @Test
    void subscriber_getsTextWhileTheScriptLoops() throws Exception {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            BridgeRun run = bridge.run("print('a')" + LOOP);
            List<BridgeEvent> events = new ArrayList<>();
            CompletableFuture<Void> done = new CompletableFuture<>();
            run.subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscription.request(Long.MAX_VALUE);
                }

                @Override
                public void onNext(BridgeEvent event) {
                    events.add(event);
                    if (event instanceof BridgeTextContent) {
                        run.cancel();
                    }
                }

                @Override
                public void onError(Throwable error) {
                    done.completeExceptionally(error);
                }

                @Override
                public void onComplete() {
                    done.complete(null);
                }
            });
            done.get(30, TimeUnit.SECONDS);
            assertThat(texts(events)).containsExactly("a\n");
        }
    }

    @Test
    void close_betweenTwoTextsOfATurn_freesTheBridge() {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            for (int i = 0; i < 3; i++) {
                try (BridgeRun run = bridge.run("print('a')" + LOOP)) {
                    assertThat(run.stream().anyMatch(BridgeTextContent.class::isInstance))
                            .isTrue();
                }
                assertThat(bridge.isBusy()).isFalse();
                assertThat(bridge.run("2").result().value().asLong()).isEqualTo(2);
            }
        }
    }

    @Test
    void interrupt_ofAReaderThatWaitsForTheScript_endsTheRun() {
        try (MontyBridge bridge = DefaultMontyBridge.over(platform)) {
            List<BridgeEvent> events = new ArrayList<>();
            for (BridgeEvent event : bridge.run("print('a')" + LOOP)) {
                events.add(event);
                if (event instanceof BridgeTextContent) {
                    Thread.currentThread().interrupt();
                }
            }
            assertThat(Thread.interrupted()).isTrue();
            assertThat(error(events).kind()).isEqualTo(BridgeRunError.Kind.CANCELLED);
            assertThat(bridge.isBusy()).isFalse();
        }
    }

    @Test
    void middlewareThatFailsToPublish_whileTheScriptLoops_endsTheRun() {
        BridgeMiddleware failing = new BridgeMiddleware() {
            @Override
            public CompletionStage<MontyValue> around(HostCall call, Next next) {
                return next.proceed(call);
            }

            @Override
            public BridgeEvent publish(BridgeEvent event) {
                if (event instanceof BridgeTextContent) {
                    throw new IllegalStateException("no text here");
                }
                return event;
            }
        };
        try (MontyBridge bridge =
                DefaultMontyBridge.builder(platform).middleware(failing).build()) {
            assertThat(error(bridge.run("print('a')" + LOOP).stream().toList()).kind())
                    .isEqualTo(BridgeRunError.Kind.HOST);
            assertThat(bridge.isBusy()).isFalse();
            assertThat(bridge.run("2").result().value().asLong()).isEqualTo(2);
        }
    }

    @Test
    void redaction_findsASecretThatIsPrintedInPieces_ifItIsOnOneLine() {
        try (MontyBridge bridge = DefaultMontyBridge.builder(platform)
                .middleware(Redaction.ofTexts("hunter2"))
                .build()) {
            String code = "print('it is', end=' ')\nprint('hun', end='')" + WORK + "print('ter2')" + WORK;
            assertThat(texts(bridge.run(code).stream().toList())).containsExactly("it is " + Redaction.MASK + "\n");
        }
    }

    @Test
    void resumedRun_tellsWhatIsNewAlone() {
        HostFunction ask = HostFunction.builder("ask").handler(call -> 1);
        MontyPlugin plugin = MontyPlugin.builder("t").function(ask).build();
        MontySnapshotKey key = MontySnapshotKey.of(new byte[32]);
        BridgeSnapshot snapshot = null;
        try (MontyBridge bridge =
                DefaultMontyBridge.builder(platform).plugin(plugin).build()) {
            try (BridgeRun run = bridge.run("print('\u00e4')\nt.ask()\nprint('b')" + LOOP)) {
                for (BridgeEvent event : run) {
                    if (event instanceof BridgeToolCallStart) {
                        snapshot = run.freeze(key);
                        break;
                    }
                }
            }
            assertThat(snapshot).isNotNull();
            assertThat(texts(readAndCancelAtText(bridge.resume(snapshot, key)))).containsExactly("b\n");
        }
    }
}
