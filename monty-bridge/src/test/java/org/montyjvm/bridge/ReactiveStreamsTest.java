package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/** The publisher keeps the rules of Reactive Streams, as their own test kit checks them. */
class ReactiveStreamsTest {
    @ParameterizedTest
    @ValueSource(classes = {NativeRuns.class, ModuleRuns.class})
    void publisher_passesTheTestKit(Class<? extends RunVerification> runs) {
        TestListenerAdapter results = new TestListenerAdapter();
        TestNG kit = new TestNG(false);
        kit.setVerbose(0);
        kit.setTestClasses(new Class<?>[] {runs});
        kit.addListener(results);
        kit.run();
        assertThat(results.getFailedTests())
                .extracting(ITestResult::getName, ITestResult::getThrowable)
                .isEmpty();
        assertThat(results.getPassedTests()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(results.getSkippedTests())
                .extracting(ITestResult::getName)
                .allMatch(name -> name.startsWith("optional_") || name.startsWith("untested_"));
    }

    /** Runs whose scripts make as many events as are wanted. */
    public abstract static class RunVerification extends FlowPublisherVerification<BridgeEvent> {
        /** Run started, step started, step finished, run finished. */
        private static final int LEAST = 4;

        /** More than any test reads to the end. */
        private static final int MANY = 1_000;

        private final String engine;

        RunVerification(String engine) {
            super(new TestEnvironment(500, 100), 1_000);
            this.engine = engine;
        }

        private MontyPlatform platform() {
            return Monty.builder().backend(engine).build();
        }

        @Override
        public Flow.Publisher<BridgeEvent> createFlowPublisher(long elements) {
            MontyPlatform platform = platform();
            if (elements > MANY) {
                return DefaultMontyBridge.over(platform).run("while True:\n    list_functions()");
            }
            if (elements >= LEAST) {
                return DefaultMontyBridge.over(platform).run(printing(elements - LEAST));
            }
            BridgeRun run = DefaultMontyBridge.over(platform).run(printing(elements));
            return new TextOnly(run);
        }

        /** Each change of the stream is an event of its own. */
        private static String printing(long events) {
            return "import sys\nfor i in range(" + events
                    + "):\n    print('x', file=sys.stderr if i % 2 else sys.stdout)";
        }

        @Override
        public Flow.Publisher<BridgeEvent> createFailedFlowPublisher() {
            BridgeRun run = DefaultMontyBridge.over(platform()).run("1");
            run.result();
            return run;
        }

        @Override
        public long maxElementsFromPublisher() {
            return Integer.MAX_VALUE;
        }
    }

    /** On the native engine. */
    public static final class NativeRuns extends RunVerification {
        /** Made by TestNG. */
        public NativeRuns() {
            super("ffi");
        }
    }

    /** On the WASM engine. */
    public static final class ModuleRuns extends RunVerification {
        /** Made by TestNG. */
        public ModuleRuns() {
            super("wasm");
        }
    }

    /** The texts of a run alone, for tests that want fewer events than a run has. */
    private static final class TextOnly implements Flow.Publisher<BridgeEvent> {
        private final BridgeRun run;

        TextOnly(BridgeRun run) {
            this.run = run;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super BridgeEvent> subscriber) {
            run.subscribe(new Flow.Subscriber<>() {
                private Flow.Subscription subscription;

                @Override
                public void onSubscribe(Flow.Subscription given) {
                    subscription = given;
                    subscriber.onSubscribe(given);
                }

                @Override
                public void onNext(BridgeEvent event) {
                    if (event instanceof BridgeTextContent) {
                        subscriber.onNext(event);
                    } else {
                        subscription.request(1);
                    }
                }

                @Override
                public void onError(Throwable error) {
                    subscriber.onError(error);
                }

                @Override
                public void onComplete() {
                    subscriber.onComplete();
                }
            });
        }
    }

    @Test
    void publisher_worksWithWhatElseTheJdkHas() throws Exception {
        List<String> types = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> done;
        try (MontyPlatform platform = Monty.create();
                MontyBridge bridge = DefaultMontyBridge.over(platform);
                SubmissionPublisher<BridgeEvent> fanOut = new SubmissionPublisher<>()) {
            done = fanOut.consume(event -> types.add(event.type()));
            bridge.run("1").stream().forEach(fanOut::submit);
        }
        done.get(10, TimeUnit.SECONDS);
        assertThat(types).containsExactly("run_started", "step_started", "step_finished", "run_finished");
    }
}
