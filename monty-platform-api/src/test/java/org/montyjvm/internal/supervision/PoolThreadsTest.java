package org.montyjvm.internal.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.montyjvm.MontySupervisorHealth;
import org.montyjvm.MontySupervisorHealth.Status;

/** Many borrowers at once, on the machine's clock. */
class PoolThreadsTest {
    private static final int SIZE = 3;
    private static final int THREADS = 8;
    private static final int LEASES = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void manyBorrowers_withLosses_neverShareASession_andLoseNoPlace() {
        List<ScriptedMember> opened = Collections.synchronizedList(new ArrayList<>());
        Pool pool = new Pool(
                new PoolPolicy(
                        SIZE, Integer.MAX_VALUE, PATIENCE, Duration.ofNanos(1), Duration.ofMillis(1), Duration.ZERO),
                () -> {
                    ScriptedMember member = new ScriptedMember(opened.size(), new long[1]);
                    opened.add(member);
                    return member;
                },
                PoolClock.system());
        AtomicInteger out = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CompletableFuture.allOf(Collections.nCopies(THREADS, 0).stream()
                            .map(thread -> CompletableFuture.runAsync(() -> borrow(pool, out), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }

        MontySupervisorHealth health = pool.health();
        assertThat(health.leased()).isZero();
        assertThat(health.idle() + health.missing()).isEqualTo(SIZE);
        assertThat(health.counters().leases()).isEqualTo(THREADS * LEASES);
        assertThat(health.counters().waitedInVain()).isZero();
        assertThat(opened).hasSize((int) (SIZE + health.counters().replacements()));
        pool.close();
        assertThat(pool.health().status()).isEqualTo(Status.CLOSED);
        assertThat(opened).extracting(member -> member.closes).containsOnly(1);
    }

    private static void borrow(Pool pool, AtomicInteger out) {
        for (int i = 0; i < LEASES; i++) {
            ScriptedMember member = (ScriptedMember) pool.take(PATIENCE);
            assertThat(out.incrementAndGet()).isBetween(1, SIZE);
            if (ThreadLocalRandom.current().nextInt(10) == 0) {
                member.loss = ScriptedPool.panic();
            }
            out.decrementAndGet();
            pool.giveBack(member);
        }
    }
}
