package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCall;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPanicError;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.fixtures.contract.Await;
import org.montyjvm.spi.MontyOptions;
import org.montyjvm.wasm.InstanceLostException.Reason;
import org.montyjvm.wire.ScriptBindings;
import org.montyjvm.wire.SessionBindings;
import org.montyjvm.wire.WireBindings;
import org.montyjvm.wire.WireEngine;

/** What the WASM engine contains: whatever ends an instance is an error of that instance alone. */
@Timeout(120)
class IsolationTest {
    /** Multiplies for seconds on end without a checkpoint, in compiled code; far longer than any patience. */
    private static final String DOES_NOT_LISTEN = "int('9' * 4000) ** 2200 > 0";

    private static final MontyLimits SHORT =
            MontyLimits.builder().duration(Duration.ofMillis(50)).build();

    private final WireEngine engine = new WasmBackend().engine();

    @AfterEach
    void nothingIsLeft() {
        try (ScriptBindings observer = script(MontyLimits.defaults())) {
            Await.until("nothing is left in the engine", () -> {
                MontyDiagnostics state = observer.diagnostics();
                return state.liveHandles() == 1 && state.zombies() == 0;
            });
        }
    }

    @Test
    void panic_isAnErrorWithItsPlace_andTheNextRunIsRight() {
        try (ScriptBindings bindings = script(MontyLimits.defaults())) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(bindings::panic).isInstanceOfSatisfying(MontyPanicError.class, error -> {
                    assertThat(error.panicMessage()).isEqualTo("a panic was asked for");
                    assertThat(error.location()).contains(".rs:");
                });
                assertThat(two(bindings)).isEqualTo(2);
            }
        }
    }

    @Test
    void panicOfASession_losesItUntilReset_andNoOther() {
        try (SessionBindings session = session(MontyLimits.defaults());
                SessionBindings other = session(MontyLimits.defaults())) {
            session.run(MontyScript.of("x = 1"));
            other.run(MontyScript.of("x = 7"));
            assertThatThrownBy(session::panic).isInstanceOf(MontyPanicError.class);
            List<ThrowingCallable> calls = List.of(
                    () -> session.run(MontyScript.of("1")),
                    () -> session.start(MontyScript.of("1")),
                    () -> session.resume(MontyAnswer.value(1)),
                    () -> session.call(MontyCall.of("f")),
                    session::variables,
                    () -> session.hasFunction("f"),
                    session::freeze);
            for (ThrowingCallable call : calls) {
                assertThatThrownBy(call)
                        .isInstanceOf(MontyCrashError.class)
                        .hasMessageContaining("lost its interpreter")
                        .hasMessageContaining("reset()");
            }
            assertThat(session.loss()).containsInstanceOf(MontyPanicError.class);
            session.reset();
            assertThat(two(session)).isEqualTo(2);
            assertThat(other.run(MontyScript.of("x")).value().asInt()).isEqualTo(7);
        }
    }

    @Test
    void abort_isATrapOfItsInstance_withRustsLastWords() throws InstanceLostException {
        BareInterpreter interpreter = BareInterpreter.withCeiling(WasmInstance.initialPages() + 8);
        InstanceLostException lost =
                catchThrowableOfType(InstanceLostException.class, () -> interpreter.run("x = 'x' * 10 ** 9"));
        assertThat(lost.reason()).isEqualTo(Reason.OUT_OF_MEMORY);
        assertThat(lost.lastWords()).contains("memory allocation of").contains("failed");
    }

    @Test
    void callThatTheModuleMayNotMake_isATrapOfItsInstance_andACrashForItsCaller() throws InstanceLostException {
        BareInterpreter interpreter = BareInterpreter.create(1 << 20, 1_000);
        InstanceLostException lost = catchThrowableOfType(
                InstanceLostException.class,
                () -> interpreter
                        .instance()
                        .ask(1, (handle, out, memory) -> MontyModule.run(handle, 1, -65_536, 60_000, out, memory)));
        assertThat(lost.reason()).isEqualTo(Reason.TRAPPED);
        assertThatThrownBy(() -> Responses.of(lost, 0, 0, 0, List.of()))
                .isInstanceOf(MontyCrashError.class)
                .hasMessageContaining("trapped");
    }

    @Test
    void javaStackThatIsUsedUp_isAPanicOfItsInstance_andTheNextIsRight() throws Exception {
        BareInterpreter interpreter = BareInterpreter.create(64 << 20, 10_000);
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        Thread small = new Thread(
                null,
                () -> {
                    try {
                        interpreter.run("def f(n):\n    return n and f(n - 1)\n" + nested(2_000) + "\nx == y");
                    } catch (Throwable e) {
                        outcome.set(e);
                    }
                },
                "small stack",
                160 << 10);
        small.start();
        small.join();
        assertThat(outcome.get())
                .isInstanceOfSatisfying(
                        InstanceLostException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OUT_OF_STACK));
        InstanceLostException lost = (InstanceLostException) outcome.get();
        assertThat(Responses.of(lost, 0, 0, 0, List.of()).tag()).isEqualTo(Responses.PANIC);
        assertThat(BareInterpreter.text(BareInterpreter.create(1 << 20, 1_000).run("1 + 1")))
                .contains("2");
    }

    @Test
    void stackBombInsideTheInterpreter_endsAsAnException_orAsItsValue_atEveryDepthThatIsAllowed() {
        for (int depth : new int[] {1_000, 4_000, 10_000}) {
            MontyLimits limits = MontyLimits.builder()
                    .recursionDepth(depth)
                    .duration(Duration.ofMinutes(1))
                    .build();
            try (ScriptBindings bindings = script(limits)) {
                String code = nested(depth - 20) + "\nx == y and len(repr(x)) > " + depth;
                assertThat(bindings.run(MontyScript.of(code)).value()).hasToString("True");
                assertThatThrownBy(() -> bindings.run(MontyScript.of("def f():\n    return f()\nf()")))
                        .hasMessageContaining("RecursionError");
                assertThat(two(bindings)).isEqualTo(2);
            }
        }
    }

    @Test
    void loopWithoutEnd_endsAtItsTimeLimit_whateverItCatches() {
        try (ScriptBindings bindings = script(SHORT)) {
            assertThatThrownBy(() -> bindings.run(MontyScript.of(
                            "while True:\n    try:\n        while True: pass\n    except BaseException: pass")))
                    .isInstanceOfSatisfying(
                            MontyResourceError.class,
                            error -> assertThat(error.limit()).isEqualTo(MontyLimit.DURATION));
            assertThat(two(bindings)).isEqualTo(2);
        }
    }

    @Test
    void operationThatNeverPolls_isKilled_andLeavesNoZombie() {
        try (ScriptBindings bindings = script(SHORT)) {
            long abandoned = bindings.diagnostics().abandonedTotal();
            assertThatThrownBy(() -> bindings.run(MontyScript.of(DOES_NOT_LISTEN)))
                    .isInstanceOfSatisfying(
                            MontyResourceError.class,
                            error -> assertThat(error.limit()).isEqualTo(MontyLimit.DURATION))
                    .hasMessageContaining("was given up");
            assertThat(bindings.diagnostics().zombies()).isZero();
            assertThat(bindings.diagnostics().abandonedTotal()).isEqualTo(abandoned);
            assertThat(two(bindings)).isEqualTo(2);
        }
    }

    @Test
    void sessionWhoseOperationNeverPolls_isKilled_lost_andSaysSoUntilReset() {
        try (SessionBindings session = session(SHORT)) {
            session.run(MontyScript.of("x = 1"));
            MontyResourceError killed = catchThrowableOfType(
                    MontyResourceError.class, () -> session.run(MontyScript.of("print('before')\n" + DOES_NOT_LISTEN)));
            assertThat(killed.output()).isEqualTo("before\n");
            assertThat(killed.limit()).isEqualTo(MontyLimit.DURATION);
            assertThat(session.loss()).contains(killed);
            assertThatThrownBy(() -> session.run(MontyScript.of("x")))
                    .isInstanceOf(MontyCrashError.class)
                    .hasMessageContaining("lost its interpreter")
                    .hasMessageContaining("reset()")
                    .hasCause(killed);
            session.reset();
            assertThat(session.loss()).isEmpty();
            assertThat(two(session)).isEqualTo(2);
        }
    }

    @Test
    void cancelOfAnOperationThatNeverPolls_isHeard() {
        try (ScriptBindings bindings = script(MontyLimits.defaults())) {
            CompletableFuture<MontyResult> run =
                    CompletableFuture.supplyAsync(() -> bindings.run(MontyScript.of(DOES_NOT_LISTEN)));
            Await.until("the turn is known", bindings::cancel);
            assertThat(run)
                    .failsWithin(Await.PATIENCE)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(MontyCancelledError.class);
            assertThat(two(bindings)).isEqualTo(2);
        }
    }

    private static String nested(int levels) {
        return "x = 1\ny = 1\nfor i in range(" + levels + "):\n    x = {'k': x}\n    y = {'k': y}\n";
    }

    private static long two(WireBindings bindings) {
        return bindings.run(MontyScript.of("1 + 1")).value().asLong();
    }

    private ScriptBindings script(MontyLimits limits) {
        return engine.script(new MontyOptions(limits, MontyExecution.OWN_THREAD));
    }

    private SessionBindings session(MontyLimits limits) {
        return engine.session(new MontyOptions(limits, MontyExecution.OWN_THREAD), "main");
    }
}
