package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;

/** Nothing grows with the number of runs. */
class LeakTest {
    private static final int CANCELLED_RUNS = 10_000;

    /** At once. More of them than processors only wait for each other; that many at once is another test's business. */
    private static final int AT_ONCE = 4;

    @Test
    void cancelledRuns_leaveNothing() {
        for (int done = 0; done < CANCELLED_RUNS; done += AT_ONCE) {
            List<CompletableFuture<MontyResult>> futures = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                futures.add(Monty.runAsync("while True: pass"));
            }
            futures.forEach(future -> assertThat(future.cancel(true)).isTrue());
            if (done % 500 == 0) {
                EngineState.awaitEmpty();
            }
        }
        EngineState.awaitEmpty();
    }

    @Test
    void droppedPauses_leaveNothing() {
        MontyScript asks = MontyScript.of("x = [0] * 1000\nf(x)").withFunctions("f");
        for (int i = 0; i < 10_000; i++) {
            MontyPlatform platform = Monty.builder()
                    .execution(i % 2 == 0 ? MontyExecution.CALLER_THREAD : MontyExecution.OWN_THREAD)
                    .build();
            MontyPending pause = (MontyPending) platform.start(asks);
            switch (i % 3) {
                case 0 -> pause.cancel();
                case 1 -> pause.resume(null);
                default -> {} // closed while it waits
            }
            platform.close();
        }
        EngineState.awaitEmpty();
    }

    /** A thread per run would be thousands. */
    @Test
    void threads_doNotGrowWithTheRuns() {
        MontyScript asks = MontyScript.of("f()").withFunctions("f");
        try (MontyPlatform platform = Monty.create()) {
            for (int i = 0; i < 5_000; i++) {
                ((MontyPending) platform.start(asks)).resume(null);
            }
        }
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("monty-engine-")))
                .hasSizeLessThan(100);
    }

    /**
     * Bounds the growth of resident memory by {@link LeakMain#BOUND_KIB}, which is generous: a process of this kind moves
     * by a few MiB on its own. A leak of a few hundred bytes a cycle is above it.
     */
    @Test
    void residentMemory_isFlat_overManyPlatforms() throws Exception {
        assumeTrue(ResidentMemory.isKnown(), "needs Linux's /proc");
        String output = new ChildJvm()
                .firstOnClassPath(Path.of(""))
                .option("-Xms96m")
                .option("-Xmx96m")
                .option("-XX:+AlwaysPreTouch")
                .option("-XX:+UseSerialGC")
                .withLibraryOfThisProcess()
                .run(LeakMain.class);
        assertThat(output).startsWith("flat: ");
    }
}
