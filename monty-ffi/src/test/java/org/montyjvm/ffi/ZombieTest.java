package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyState;
import org.montyjvm.fixtures.contract.Await;
import org.montyjvm.spi.MontyOptions;
import org.montyjvm.wire.ScriptBindings;
import org.montyjvm.wire.SessionBindings;

/** Native operations that do not look at their limits: the caller goes on, what it leaves behind is counted and freed. */
class ZombieTest {
    private static final String DOES_NOT_LISTEN = "print('before')\n" + Interpreters.DOES_NOT_LISTEN;
    private static final MontyLimits SHORT = Interpreters.SHORT;

    private static final MontyScript ASKS_FIRST =
            MontyScript.of("f()\n" + DOES_NOT_LISTEN).withFunctions("f");

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
                        assertThat(error.limitValue())
                                .isEqualTo(SHORT.duration().toNanos());
                        assertThat(error.used()).isGreaterThan(SHORT.duration().toNanos());
                        assertThat(error.output()).isEqualTo("before\n");
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
            assertThat(outcome)
                    .as("by then it is in the midst of what does not listen")
                    .failsWithin(Duration.ofMillis(300))
                    .withThrowableOfType(TimeoutException.class);
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

    @Test
    void resumeThatDoesNotListen_isAbandonedToo_andTheNextRunIsRight() {
        try (ScriptBindings bindings =
                Interpreters.engine().script(new MontyOptions(SHORT, MontyExecution.OWN_THREAD))) {
            bindings.start(ASKS_FIRST);
            assertThatThrownBy(() -> bindings.resume(MontyAnswer.value(null)))
                    .isInstanceOfSatisfying(
                            MontyResourceError.class,
                            error -> assertThat(error.limit()).isEqualTo(MontyLimit.DURATION))
                    .hasMessageContaining("was given up");
            assertThat(bindings.diagnostics().zombies()).isEqualTo(1);
            assertThatThrownBy(() -> bindings.resume(MontyAnswer.value(null)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(bindings.run(MontyScript.of("1 + 1")).value().asLong()).isEqualTo(2);
        }
    }

    @Test
    void sessionWhoseTurnIsAbandoned_isLost_andSaysSo_untilReset() {
        try (SessionBindings session = Interpreters.shortSession(MontyExecution.OWN_THREAD)) {
            session.run(MontyScript.of("x = 1"));
            session.start(ASKS_FIRST);
            MontyResourceError abandoned =
                    catchThrowableOfType(MontyResourceError.class, () -> session.resume(MontyAnswer.value(null)));
            assertThat(abandoned.limit()).isEqualTo(MontyLimit.DURATION);
            assertThat(session.loss()).contains(abandoned);
            assertThatThrownBy(() -> session.run(MontyScript.of("x")))
                    .isInstanceOf(MontyCrashError.class)
                    .hasMessageContaining("lost its interpreter")
                    .hasMessageContaining("reset()")
                    .hasCause(abandoned);
            assertThatThrownBy(session::variables).isInstanceOf(MontyCrashError.class);
            session.abandon();
            assertThat(session.cancel()).isFalse();
            session.reset();
            assertThat(session.loss()).isEmpty();
            assertThatThrownBy(() -> session.run(MontyScript.of("x"))).isInstanceOf(MontyScriptError.class);
            assertThat(session.run(MontyScript.of("1 + 1")).value().asLong()).isEqualTo(2);
        }
    }

    @Test
    void cancelOfASessionThatDoesNotListen_freesTheCaller_andLosesIt() {
        try (SessionBindings session = Interpreters.session(MontyExecution.OWN_THREAD)) {
            CompletableFuture<MontyResult> run =
                    CompletableFuture.supplyAsync(() -> session.run(MontyScript.of(DOES_NOT_LISTEN)));
            Await.until("the turn is known", session::cancel);
            assertThat(run)
                    .failsWithin(Await.PATIENCE)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(MontyCancelledError.class);
            if (session.loss().isPresent()) { // it may have been cancelled before it came to what does not listen
                assertThat(session.loss()).containsInstanceOf(MontyCancelledError.class);
                session.reset();
            }
            assertThat(session.run(MontyScript.of("1 + 1")).value().asLong()).isEqualTo(2);
        }
    }
}
