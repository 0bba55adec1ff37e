package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildLockTest {

    private static final Console CONSOLE = new Console(System.out, System.err);

    @Test
    void holding_fromSeveralThreads_letsInOneAtATime(@TempDir Path folder) throws InterruptedException {
        BuildCache cache = cache(folder);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> BuildLock.holding(cache, CONSOLE, () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                LockSupport.parkNanos(1_000_000);
                return inside.decrementAndGet();
            }));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most).hasValue(1);
    }

    @Test
    void holding_workThatFails_givesTheLockBack(@TempDir Path folder) {
        BuildCache cache = cache(folder);

        assertThatThrownBy(() -> BuildLock.holding(cache, CONSOLE, () -> {
                    throw new NativeBuildException("failed");
                }))
                .hasMessage("failed");
        assertThat(BuildLock.holding(cache, CONSOLE, () -> "again")).isEqualTo("again");
    }

    private static BuildCache cache(Path folder) {
        return BuildCache.of(Map.of("MONTY_CACHE", folder.toString()));
    }
}
