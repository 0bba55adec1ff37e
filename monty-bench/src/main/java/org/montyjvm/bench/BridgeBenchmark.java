package org.montyjvm.bench;

import java.util.concurrent.TimeUnit;
import org.montyjvm.Monty;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.DefaultMontyBridge;
import org.montyjvm.bridge.HostFunction;
import org.montyjvm.bridge.HostType;
import org.montyjvm.bridge.MontyBridge;
import org.montyjvm.bridge.MontyPlugin;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call costs through a bridge with three middlewares, beside the same call by bare start and resume. Each figure is
 * for one call of a script that makes a thousand.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 12, time = 1) // three threads that spin leave the compiler little of a small machine
@Measurement(iterations = 4, time = 1)
public class BridgeBenchmark {
    /** Made by JMH. */
    public BridgeBenchmark() {}

    /**
     * Answers by hand.
     *
     * @param host the platform
     * @return the end, so that it is not optimised away
     */
    @Benchmark
    @OperationsPerInvocation(SuspendBenchmark.CALLS)
    public MontyComplete bare(Host host) {
        return SuspendBenchmark.startToEnd(host.platform);
    }

    /**
     * Answers through a bridge, whose handler runs on a thread of its own.
     *
     * @param host the bridge
     * @return the end, so that it is not optimised away
     */
    @Benchmark
    @OperationsPerInvocation(SuspendBenchmark.CALLS)
    public MontyResult bridge(Host host) {
        return host.usual.run(SuspendBenchmark.CODE).result();
    }

    /**
     * Answers through a bridge, whose handler is quick.
     *
     * @param host the bridge
     * @return the end, so that it is not optimised away
     */
    @Benchmark
    @OperationsPerInvocation(SuspendBenchmark.CALLS)
    public MontyResult bridgeWithAQuickHandler(Host host) {
        return host.quick.run(SuspendBenchmark.CODE).result();
    }

    /**
     * Runs a script whose every line calls the host through the same layers, and reads every event: each turn is made on a
     * thread of its own, so that text could be told while it runs.
     *
     * @param host the platform
     * @return the number of events, so that they are not optimised away
     */
    @Benchmark
    @OperationsPerInvocation(SuspendBenchmark.CALLS)
    public long bridgeWhoseEventsAreRead(Host host) {
        return host.usual.run(SuspendBenchmark.CODE).stream().count();
    }

    /** A platform, and two bridges over it. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets the fields
    public static class Host {
        /** The thread that the interpreter runs on. */
        @Param
        public MontyExecution execution;

        MontyPlatform platform;
        MontyBridge usual;
        MontyBridge quick;

        /** Made by JMH. */
        public Host() {}

        /** Creates platform and bridges. */
        @Setup
        public void create() {
            platform = Monty.builder()
                    .limits(SuspendBenchmark.Host.WIDE)
                    .execution(execution)
                    .build();
            usual = bridge(
                    HostFunction.builder("price").param("n", HostType.integer()).handler(call -> 1));
            quick = bridge(HostFunction.builder("price")
                    .param("n", HostType.integer())
                    .quick()
                    .handler(call -> 1));
        }

        private MontyBridge bridge(HostFunction price) {
            BridgeMiddleware layer =
                    (call, next) -> next.proceed(call).whenComplete((value, error) -> call.cancelToken());
            return DefaultMontyBridge.builder(platform)
                    .middleware(layer)
                    .middleware(layer)
                    .middleware(layer)
                    .plugin(MontyPlugin.builder("").function(price).build())
                    .build();
        }

        /** Closes platform and bridges. */
        @TearDown
        public void close() {
            usual.close();
            quick.close();
            platform.close();
        }
    }
}
