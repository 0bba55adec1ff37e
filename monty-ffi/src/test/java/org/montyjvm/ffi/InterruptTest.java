package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyScript;
import org.montyjvm.fixtures.contract.Await;
import org.montyjvm.fixtures.contract.ThreadKind;
import org.montyjvm.spi.MontyTurn;
import org.montyjvm.wire.SessionBindings;

/** An interrupt ends the turn that its thread takes, on whichever thread the interpreter runs. */
@Timeout(60)
class InterruptTest {
    private static final MontyScript SPINS = MontyScript.of(
                    "f()\nwhile True:\n    try:\n        pass\n    except BaseException:\n        pass")
            .withFunctions("f");

    @AfterEach
    void nothingIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
        EngineState.awaitEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void interruptDuringATurn_endsIt_andTheSessionStaysUsable(MontyExecution execution) throws InterruptedException {
        for (ThreadKind kind : ThreadKind.all()) {
            try (SessionBindings session = Interpreters.session(execution)) {
                session.run(MontyScript.of("x = 5"));
                session.start(SPINS);
                CompletableFuture<MontyTurn> outcome = new CompletableFuture<>();
                CompletableFuture<Boolean> statusAfter = new CompletableFuture<>();
                Thread caller = kind.start(() -> {
                    try {
                        outcome.complete(session.resume(MontyAnswer.value(null)));
                    } catch (RuntimeException e) {
                        outcome.completeExceptionally(e);
                    }
                    statusAfter.complete(Thread.currentThread().isInterrupted());
                });
                caller.interrupt(); // before, at the begin, or during: it must not matter
                assertThat(outcome)
                        .as(kind.toString())
                        .failsWithin(Await.PATIENCE)
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(MontyCancelledError.class)
                        .withMessageContaining("interrupted");
                assertThat(statusAfter).succeedsWithin(Await.PATIENCE).isEqualTo(true);
                caller.join();
                assertThat(session.run(MontyScript.of("x")).value().asLong()).isEqualTo(5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void interruptInTheMiddleOfALongTurn_isHeard(MontyExecution execution) throws InterruptedException {
        try (SessionBindings session = Interpreters.session(execution)) {
            CompletableFuture<MontyTurn> outcome = new CompletableFuture<>();
            session.start(SPINS);
            Thread caller = new Thread(() -> {
                try {
                    outcome.complete(session.resume(MontyAnswer.value(null)));
                } catch (RuntimeException e) {
                    outcome.completeExceptionally(e);
                }
            });
            caller.start();
            assertThat(outcome)
                    .as("for a while")
                    .failsWithin(Duration.ofMillis(50))
                    .withThrowableOfType(java.util.concurrent.TimeoutException.class);
            caller.interrupt();
            assertThat(outcome)
                    .failsWithin(Await.PATIENCE)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(MontyCancelledError.class);
            caller.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void threadThatIsInterruptedAlready_doesNotRun_andKeepsItsStatus(MontyExecution execution) {
        try (SessionBindings session = Interpreters.session(execution)) {
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> session.run(MontyScript.of("while True: pass")))
                        .isInstanceOf(MontyCancelledError.class);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(session.run(MontyScript.of("1")).value().asLong()).isEqualTo(1);
        }
    }
}
