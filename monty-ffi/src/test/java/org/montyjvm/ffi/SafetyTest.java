package org.montyjvm.ffi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.montyjvm.Monty;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPlatform;

/** Whatever a script does, it ends as a value or an error, the JVM lives, and the next run is right. */
class SafetyTest {
    private static final int THREADS = 8;

    @AfterAll
    static void nothingIsLeft() {
        EngineState.awaitEmpty();
    }

    @TestFactory
    Stream<DynamicContainer> dangerousScript_endsAsItMust() {
        List<DangerousScript> scripts = DangerousScript.all();
        return Arrays.stream(MontyExecution.values())
                .map(execution -> DynamicContainer.dynamicContainer(
                        execution.toString(),
                        ThreadKind.all().stream()
                                .map(kind -> DynamicContainer.dynamicContainer(
                                        kind.toString(),
                                        scripts.stream().map(script -> test(script, execution, kind))))));
    }

    private static DynamicTest test(DangerousScript script, MontyExecution execution, ThreadKind kind) {
        return DynamicTest.dynamicTest(
                script.toString(),
                () -> kind.call(() -> {
                    run(script, execution);
                    return script;
                }));
    }

    @Test
    void dangerousScripts_endAsTheyMust_whenManyThreadsRunThemAtOnce() {
        List<DangerousScript> scripts = DangerousScript.all();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<CompletableFuture<Void>> runs = IntStream.range(0, THREADS)
                    .mapToObj(thread -> CompletableFuture.runAsync(() -> runAll(scripts, thread), executor))
                    .toList();
            runs.forEach(CompletableFuture::join);
        } finally {
            executor.shutdownNow();
        }
    }

    /** Runs all scripts, each thread from another one on, so that every script meets every other. */
    private static void runAll(List<DangerousScript> scripts, int thread) {
        List<DangerousScript> rotated = new ArrayList<>(scripts);
        Collections.rotate(rotated, thread * scripts.size() / THREADS);
        MontyExecution[] executions = MontyExecution.values();
        rotated.forEach(script -> run(script, executions[thread % executions.length]));
    }

    private static void run(DangerousScript script, MontyExecution execution) {
        try (MontyPlatform platform =
                Monty.builder().execution(execution).limits(script.limits()).build()) {
            script.runOn(platform);
        }
    }
}
