package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyState;
import org.montyjvm.fixtures.contract.Await;

/** Native operations that do not look at their limits: the caller goes on, what it leaves behind is counted and freed. */
class ZombieTest {
    /** Multiplies for seconds on end without a checkpoint; many times longer than deadline and grace together. */
    private static final String DOES_NOT_LISTEN = "print('before')\nint('9' * 4000) ** 2200 > 0";

    private static final MontyLimits SHORT =
            MontyLimits.builder().duration(Duration.ofMillis(20)).build();

    @AfterEach
    void everyZombieEnds_andItsHandleIsFreed() {
        EngineState.awaitEmpty();
    }

    @Test
    void deadline_freesTheCaller_andTheNextRunIsRight() {
        try (MontyPlatform platform = Monty.builder().limits(SHORT).build()) {
            long abandonedBefore = platform.diagnostics().abandonedTotal();
            assertThatThrownBy(() -> platform.run(DOES_NOT_LISTEN))
                    .isInstanceOfSatisfying(MontyResourceError.class, error -> {
                        assertThat(error.limit()).isEqualTo(MontyLimit.DURATION);
                        assertThat(error.limitValue()).isEqualTo(20_000_000);
                        assertThat(error.used()).isGreaterThan(20_000_000);
                    });
            MontyDiagnostics during = platform.diagnostics();
            assertThat(during.zombies()).isEqualTo(1);
            assertThat(during.abandonedTotal()).isEqualTo(abandonedBefore + 1);
            assertThat(platform.state()).isEqualTo(MontyState.IDLE);
            assertThat(platform.run("1 + 1").value().asLong()).isEqualTo(2);
            assertThat(platform.diagnostics().liveHandles())
                    .as("the platform's new interpreter and the zombie's")
                    .isEqualTo(2);
            Await.until("the zombie has ended", () -> platform.diagnostics().zombies() == 0);
            assertThat(platform.diagnostics().liveHandles()).isEqualTo(1);
            assertThat(platform.diagnostics().abandonedTotal()).isEqualTo(abandonedBefore + 1);
            assertThat(platform.run("1 + 1").value().asLong()).isEqualTo(2);
        }
    }

    @Test
    void interrupt_freesTheCaller() throws InterruptedException {
        CompletableFuture<MontyResult> outcome = new CompletableFuture<>();
        try (MontyPlatform platform = Monty.create()) {
            Thread thread = new Thread(() -> {
                try {
                    outcome.complete(platform.run(DOES_NOT_LISTEN));
                } catch (RuntimeException e) {
                    outcome.completeExceptionally(e);
                }
            });
            thread.start();
            Await.until("the run is active", () -> platform.state() == MontyState.ACTIVE);
            thread.interrupt();
            thread.join();
            assertThat(outcome)
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(MontyCancelledError.class)
                    .withMessageContaining("interrupted");
            assertThat(platform.diagnostics().zombies()).isEqualTo(1);
            assertThat(platform.run("1 + 1").value().asLong()).isEqualTo(2);
        }
    }

    @Test
    void close_endsTheRun_whichItsPlatformDoesNotWaitFor() {
        MontyPlatform platform = Monty.create();
        CompletableFuture<MontyResult> run = platform.runAsync(DOES_NOT_LISTEN);
        platform.close();
        assertThat(run)
                .failsWithin(Await.PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(MontyCancelledError.class);
        assertThat(platform.state()).isEqualTo(MontyState.DISPOSED);
    }

    @Test
    void onTheCallersThread_theCallerWaits_andGetsItsErrorAllTheSame() {
        try (MontyPlatform platform = Monty.builder()
                .execution(MontyExecution.CALLER_THREAD)
                .limits(SHORT)
                .build()) {
            long abandonedBefore = platform.diagnostics().abandonedTotal();
            assertThatThrownBy(() -> platform.run(DOES_NOT_LISTEN))
                    .isInstanceOfSatisfying(MontyResourceError.class, error -> {
                        assertThat(error.limit()).isEqualTo(MontyLimit.DURATION);
                        assertThat(error.output()).isEqualTo("before\n");
                    });
            assertThat(platform.diagnostics().abandonedTotal()).isEqualTo(abandonedBefore);
            assertThat(platform.run("1 + 1").value().asLong()).isEqualTo(2);
        }
    }
}
