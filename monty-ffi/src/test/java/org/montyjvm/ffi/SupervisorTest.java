package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyLease;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPanicError;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontySession;
import org.montyjvm.MontyState;
import org.montyjvm.MontySupervisor;
import org.montyjvm.MontySupervisorHealth.Status;
import org.montyjvm.fixtures.contract.Await;

/** The supervisor over real engines; the arithmetic of its policy is tested with scripted sessions, beside it. */
class SupervisorTest {
    private static final int PANIC = -4;

    private static final Duration PATIENCE = Await.PATIENCE;

    @AfterEach
    void nothingIsLeft() {
        EngineState.awaitEmpty();
    }

    @Test
    void lease_isAFreshSession_andForgetsWhatItsBorrowerDid() {
        try (MontySupervisor supervisor = MontySupervisor.builder().size(1).build()) {
            try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                lease.session().run("secret = 42");
                assertThat(lease.session().run("secret").value().asInt()).isEqualTo(42);
            }
            try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                assertThatExceptionOfType(MontyScriptError.class)
                        .isThrownBy(() -> lease.session().run("secret"))
                        .withMessageContaining("NameError");
            }
            assertThat(supervisor.health().counters().leases()).isEqualTo(2);
            assertThat(supervisor.health().counters().replacements()).isZero();
        }
    }

    @Test
    void preparation_isThereForEveryBorrower() {
        try (MontySupervisor supervisor = MontySupervisor.builder()
                .size(1)
                .prepare(session -> session.run("def area(w, h):\n    return w * h"))
                .build()) {
            for (int i = 1; i <= 3; i++) {
                try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                    assertThat(lease.session().call("area", i, 2).value().asInt())
                            .isEqualTo(2 * i);
                    lease.session().run("area = None");
                }
            }
        }
    }

    @Test
    void preparationThatFails_isTheErrorOfBuild() {
        assertThatExceptionOfType(MontyScriptError.class)
                .isThrownBy(() -> MontySupervisor.builder()
                        .prepare(session -> session.run("1 / 0"))
                        .build());
    }

    @Test
    void errorsOfScripts_andLimits_costNoSession() {
        MontyLimits small = MontyLimits.builder()
                .memoryBytes(4 << 20)
                .duration(Duration.ofMillis(200))
                .build();
        try (MontySupervisor supervisor = MontySupervisor.builder()
                .size(1)
                .sessions(Monty.builder().limits(small)::openSession)
                .build()) {
            for (String code : List.of("1 / 0", "x = [0] * 10**9", "while True: pass", "def f(): f()\nf()")) {
                try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                    assertThatExceptionOfType(RuntimeException.class)
                            .isThrownBy(() -> lease.session().run(code))
                            .isInstanceOfAny(MontyScriptError.class, MontyResourceError.class);
                }
            }
            assertThat(supervisor.health().status()).isEqualTo(Status.HEALTHY);
            assertThat(supervisor.health().counters().replacements()).isZero();
        }
    }

    @Test
    void panic_replacesThatEngine_andTheOthersGoOn() {
        PanickingSessions sessions = new PanickingSessions();
        try (MontySupervisor supervisor = MontySupervisor.builder()
                        .size(2)
                        .sessions(sessions::open)
                        .backOff(Duration.ZERO, Duration.ZERO)
                        .build();
                MontyLease other = supervisor.acquire(PATIENCE)) {
            other.session().run("x = 1");
            try (MontyLease sick = supervisor.acquire(PATIENCE)) {
                sessions.panic(sick.session());
                assertThatExceptionOfType(MontyPanicError.class)
                        .isThrownBy(() -> sick.session().run("1"));
                assertThat(sick.session().loss()).containsInstanceOf(MontyPanicError.class);
            }
            assertThat(supervisor.health().status()).isEqualTo(Status.DEGRADED);
            assertThat(supervisor.health().lastLoss()).containsInstanceOf(MontyPanicError.class);
            try (MontyLease replacement = supervisor.acquire(PATIENCE)) {
                assertThat(replacement.session().run("1 + 1").value().asInt()).isEqualTo(2);
            }
            assertThat(other.session().run("x").value().asInt()).isEqualTo(1);
            assertThat(supervisor.health().counters().panics()).isEqualTo(1);
            assertThat(supervisor.health().counters().replacements()).isEqualTo(1);
        }
    }

    @Test
    void panicWhileARunWaits_isSeenToo() {
        PanickingSessions sessions = new PanickingSessions();
        try (MontySupervisor supervisor =
                MontySupervisor.builder().size(1).sessions(sessions::open).build()) {
            try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                MontyProgress pause =
                        lease.session().start(MontyScript.of("ask()").withFunctions("ask"));
                sessions.panic(lease.session());
                assertThatExceptionOfType(MontyPanicError.class).isThrownBy(() -> ((MontyPending) pause).resume(1));
            }
            assertThat(supervisor.health().counters().panics()).isEqualTo(1);
        }
    }

    @Test
    void spentBudget_isACrashThatTellsTheFigures() {
        PanickingSessions sessions = new PanickingSessions();
        try (MontySupervisor supervisor = MontySupervisor.builder()
                .size(1)
                .sessions(sessions::open)
                .backOff(Duration.ZERO, Duration.ZERO)
                .restarts(1, Duration.ofDays(1))
                .build()) {
            for (int i = 0; i < 2; i++) {
                try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                    sessions.panic(lease.session());
                    assertThatExceptionOfType(MontyPanicError.class)
                            .isThrownBy(() -> lease.session().run("1"));
                }
            }
            assertThatExceptionOfType(MontyCrashError.class)
                    .isThrownBy(() -> supervisor.acquire(PATIENCE))
                    .withMessageContaining("2 to panics")
                    .withMessageContaining("1 were replaced")
                    .withCauseInstanceOf(MontyPanicError.class);
            assertThat(supervisor.health().status()).isEqualTo(Status.EXHAUSTED);
        }
    }

    @Test
    void zombie_shrinksThePoolUntilItEnds() {
        try (MontySupervisor supervisor = MontySupervisor.builder()
                .size(1)
                .sessions(Monty.builder().limits(Interpreters.SHORT)::openSession)
                .build()) {
            try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                assertThatExceptionOfType(MontyResourceError.class)
                        .isThrownBy(() -> lease.session().run(Interpreters.DOES_NOT_LISTEN));
            }
            assertThat(supervisor.health().zombies()).isEqualTo(1);
            assertThatExceptionOfType(MontyCancelledError.class)
                    .isThrownBy(() -> supervisor.acquire(Duration.ZERO))
                    .withMessageContaining("1 wait for a run that was left behind");
            try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                assertThat(lease.session().diagnostics().zombies()).isZero();
                assertThat(lease.session().run("1 + 1").value().asInt()).isEqualTo(2);
            }
            assertThat(supervisor.health().counters().abandoned()).isEqualTo(1);
        }
    }

    @Test
    void pauseThatIsGivenBack_isDropped() {
        try (MontySupervisor supervisor = MontySupervisor.builder().size(1).build()) {
            MontyPending pause;
            try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                pause = (MontyPending)
                        lease.session().start(MontyScript.of("ask()").withFunctions("ask"));
            }
            try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                assertThat(lease.session().state()).isEqualTo(MontyState.IDLE);
                assertThat(pause.isCurrent()).isFalse();
                assertThatExceptionOfType(RuntimeException.class)
                        .isThrownBy(() -> pause.resume(1))
                        .isInstanceOfAny(IllegalStateException.class, MontyCancelledError.class);
                assertThat(lease.session().run("1 + 1").value().asInt()).isEqualTo(2);
            }
            assertThat(supervisor.health().counters().replacements()).isZero();
        }
    }

    @Test
    void runThatIsGivenBackAtWork_isStopped() {
        try (MontySupervisor supervisor = MontySupervisor.builder().size(1).build()) {
            CompletableFuture<MontyResult> run;
            try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                run = lease.session().runAsync("while True: pass");
            }
            assertThat(run).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(MontyCancelledError.class);
            try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                assertThat(lease.session().run("1 + 1").value().asInt()).isEqualTo(2);
            }
        }
    }

    @Test
    void sessionThatWasGivenBack_isDisposedForItsBorrower() {
        try (MontySupervisor supervisor = MontySupervisor.builder().size(1).build()) {
            MontyLease lease = supervisor.acquire(PATIENCE);
            MontySession session = lease.session();
            assertThat(session.state()).isEqualTo(MontyState.IDLE);
            lease.close();
            lease.close();

            assertThat(session.state()).isEqualTo(MontyState.DISPOSED);
            assertThat(session.backend()).isEqualTo(FfiBackend.NAME);
            assertThatExceptionOfType(MontyDisposedError.class)
                    .isThrownBy(() -> session.run("1"))
                    .withMessage("cannot run: the session was given back to its supervisor");
            assertThat(session.runAsync("1"))
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(MontyDisposedError.class);
            assertThat(supervisor.health().idle()).isEqualTo(1);
        }
    }

    @Test
    void closingTheSession_givesItBack() {
        try (MontySupervisor supervisor = MontySupervisor.builder().size(1).build()) {
            supervisor.acquire(PATIENCE).session().close();

            assertThat(supervisor.health().idle()).isEqualTo(1);
        }
    }

    @Test
    void closedSupervisor_stopsRunsOfItsBorrowers() {
        MontySupervisor supervisor =
                MontySupervisor.builder().size(2).closeWait(Duration.ZERO).build();
        MontyLease lease = supervisor.acquire(PATIENCE);
        CompletableFuture<MontyResult> run = lease.session().runAsync("while True: pass");

        supervisor.close();

        assertThat(run).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(MontyCancelledError.class);
        assertThatExceptionOfType(MontyDisposedError.class)
                .isThrownBy(() -> lease.session().run("1"));
        assertThatExceptionOfType(MontyDisposedError.class).isThrownBy(() -> supervisor.acquire(PATIENCE));
        assertThat(supervisor.health().status()).isEqualTo(Status.CLOSED);
        lease.close();
    }

    @Test
    void manyBorrowers_shareAFewSessions() {
        try (MontySupervisor supervisor = MontySupervisor.builder().size(2).build()) {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                        try (MontyLease lease = supervisor.acquire(PATIENCE)) {
                            return lease.session()
                                    .run("x = " + i + "\nx * x")
                                    .value()
                                    .asInt();
                        }
                    }))
                    .toList();
            for (int i = 0; i < 50; i++) {
                assertThat(answers.get(i).join()).isEqualTo(i * i);
            }
            assertThat(supervisor.health().idle()).isEqualTo(2);
        }
    }

    @Test
    void builder_refusesFiguresOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MontySupervisor.builder().size(0).build())
                .withMessage("size must be at least 1, was 0");
    }

    /** Opens sessions of which it knows the interpreter, so that it can make that panic. Nobody else may open any then. */
    private static final class PanickingSessions {
        private static final byte[] CREATE = ("{\"limits\":{\"memory\":10000000,\"duration\":1000,\"recursion\":100,"
                        + "\"source\":1000,\"output\":1000,\"result\":1000,\"suspensions\":10}}")
                .getBytes(StandardCharsets.UTF_8);

        private final FfiTransport engine = new FfiTransport("the test");

        /** Returns a session that has the next interpreter's id as its name. */
        synchronized MontySession open() {
            try (MontyPlatform platform = Monty.create()) {
                String created = new String(engine.create(CREATE).body(), StandardCharsets.UTF_8);
                long id = Long.parseLong(created.replaceAll("\\D", ""));
                engine.free(id);
                return platform.openSession(String.valueOf(id + 1));
            }
        }

        void panic(MontySession session) {
            long id = Long.parseLong(session.name());
            assertThat(engine.testPanic(id).tag()).isEqualTo(PANIC);
        }
    }
}
