package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyResult;

/** Nothing grows with the number of runs. */
class LeakTest {
    private static final int CANCELLED_RUNS = 10_000;

    /** At once; far below the number of threads that the engine allows. */
    private static final int BATCH = 50;

    @Test
    void cancelledRuns_leaveNothing() {
        for (int done = 0; done < CANCELLED_RUNS; done += BATCH) {
            List<CompletableFuture<MontyResult>> futures = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                futures.add(Monty.runAsync("while True: pass"));
            }
            futures.forEach(future -> assertThat(future.cancel(true)).isTrue());
            EngineState.awaitEmpty();
        }
    }

    /**
     * Bounds the growth of resident memory by {@link LeakMain#BOUND_KIB}, which is generous: a process of this kind moves
     * by a few MiB on its own. A leak of a few hundred bytes a cycle is above it.
     */
    @Test
    void residentMemory_isFlat_overManyPlatforms() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs Linux's /proc");
        String output = new ChildJvm()
                .firstOnClassPath(Path.of(""))
                .option("-Xms96m")
                .option("-Xmx96m")
                .option("-XX:+AlwaysPreTouch")
                .option("-XX:+UseSerialGC")
                .option("-D" + LibraryLoader.LIBRARY_PROPERTY + "=" + libraryOfThisProcess())
                .run(LeakMain.class);
        assertThat(output).startsWith("flat: ");
    }

    private static String libraryOfThisProcess() {
        try (var platform = Monty.create()) {
            return platform.engine().origin();
        }
    }
}
