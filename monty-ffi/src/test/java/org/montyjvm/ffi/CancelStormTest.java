package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyScript;
import org.montyjvm.spi.MontyTurn;
import org.montyjvm.wire.SessionBindings;

/**
 * Cancels at random moments of start and resume, on sessions of several threads at once. Whatever a cancel meets, it hits
 * its own turn or none, and the session counts on.
 */
@Timeout(120)
class CancelStormTest {
    private static final int THREADS = 4;
    private static final int CANCELS = 1_500;
    private static final long LONGEST_WAIT_NANOS = 400_000;

    private static final MontyScript ROUND = MontyScript.of("rounds += 1\nf()\nfor i in range(3000): pass\nf()\nrounds")
            .withFunctions("f");

    @AfterEach
    void nothingIsLeft() {
        EngineState.awaitEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void cancelAtAnyMoment_hitsItsTurnOrNone(MontyExecution execution) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        ScheduledExecutorService cancellers = Executors.newScheduledThreadPool(1);
        try {
            List<Future<Integer>> storms = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                storms.add(threads.submit(() -> storm(execution, random, cancellers)));
            }
            int cancelled = 0;
            for (Future<Integer> storm : storms) {
                cancelled += storm.get();
            }
            assertThat(cancelled).as("some were hit, not all").isBetween(THREADS, THREADS * CANCELS - 1);
        } finally {
            threads.shutdownNow();
            cancellers.shutdownNow();
        }
    }

    /** Returns how many of the rounds were cancelled. */
    private static int storm(MontyExecution execution, Random random, ScheduledExecutorService cancellers)
            throws InterruptedException, ExecutionException {
        int cancelled = 0;
        try (SessionBindings session = Interpreters.session(execution)) {
            session.run(MontyScript.of("rounds = 0"));
            long rounds = 0;
            for (int i = 0; i < CANCELS; i++) {
                AtomicBoolean hit = new AtomicBoolean();
                Future<?> cancel = cancellers.schedule(
                        () -> hit.set(session.cancel()),
                        (long) (random.nextDouble() * LONGEST_WAIT_NANOS),
                        TimeUnit.NANOSECONDS);
                boolean ended = round(session, random);
                cancel.get();
                if (!ended) {
                    assertThat(hit).as("nobody else cancels").isTrue();
                    cancelled++;
                }
                // The late cancel of this round has been made; the next turn must not feel it.
                long now = session.run(MontyScript.of("rounds")).value().asLong();
                assertThat(now).isBetween(rounds, rounds + 1);
                if (ended) {
                    assertThat(now).isEqualTo(rounds + 1);
                }
                rounds = now;
            }
        }
        return cancelled;
    }

    /** Returns whether the round came to its end. */
    private static boolean round(SessionBindings session, Random random) {
        try {
            MontyTurn turn = session.start(ROUND);
            while (turn instanceof MontyTurn.Call) {
                LockSupport.parkNanos(random.nextInt(3) * 10_000L);
                turn = session.resume(MontyAnswer.value(null));
            }
            assertThat(turn).isInstanceOf(MontyTurn.Complete.class);
            return true;
        } catch (MontyCancelledError e) {
            return false;
        }
    }
}
