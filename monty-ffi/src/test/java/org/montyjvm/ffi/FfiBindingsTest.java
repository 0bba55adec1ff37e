package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCall;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyContinuation;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyValue;
import org.montyjvm.fixtures.contract.Await;
import org.montyjvm.spi.MontyRestored;
import org.montyjvm.spi.MontySessionBindings;
import org.montyjvm.spi.MontyTurn;
import org.montyjvm.wire.ScriptBindings;
import org.montyjvm.wire.SessionBindings;
import org.montyjvm.wire.WireBindings;

/** What the bindings promise to the platforms and sessions that drive them. */
class FfiBindingsTest {
    private static final MontyScript ASKS =
            MontyScript.of("print('a')\nx = f(1, k=[2])\nprint('b')\nx * 2").withFunctions("f");

    @AfterEach
    void nothingIsLeft() {
        EngineState.awaitEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void run_thatAsks_waits_andGoesOnWithTheAnswer(MontyExecution execution) {
        for (WireBindings bindings : List.of(Interpreters.script(execution), Interpreters.session(execution))) {
            try (bindings) {
                assertThat(bindings.start(ASKS)).isInstanceOfSatisfying(MontyTurn.Call.class, call -> {
                    assertThat(call.name()).isEqualTo("f");
                    assertThat(call.args()).hasToString("[1]");
                    assertThat(call.kwargs()).hasToString("{k=[2]}");
                    assertThat(call.receiver()).isNull();
                    assertThat(call.position().line()).isEqualTo(2);
                    assertThat(call.outputs()).hasToString("[MontyOutput[stream=STDOUT, text=a\n]]");
                });
                assertThat(bindings.resume(MontyAnswer.value(21)))
                        .isInstanceOfSatisfying(MontyTurn.Complete.class, done -> {
                            assertThat(done.value().asLong()).isEqualTo(42);
                            assertThat(done.outputs()).hasToString("[MontyOutput[stream=STDOUT, text=b\n]]");
                        });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answerThatIsRefused_leavesTheRunWaiting(MontyExecution execution) {
        try (ScriptBindings bindings = Interpreters.script(execution)) {
            bindings.start(ASKS);
            for (MontyAnswer refused : List.of(
                    MontyAnswer.value("\ud800"),
                    new MontyAnswer.Value(new MontyValue.Repr("<x>")),
                    MontyAnswer.value("x".repeat(17 << 20)),
                    MontyAnswer.raise("NoSuchError", null))) {
                assertThatThrownBy(() -> bindings.resume(refused)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> bindings.resumeFutures(Map.of(7, MontyAnswer.value(1))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> bindings.start(ASKS)).isInstanceOf(IllegalStateException.class);
            assertThat(bindings.resume(MontyAnswer.value(21))).isInstanceOf(MontyTurn.Complete.class);
            assertThatThrownBy(() -> bindings.resume(MontyAnswer.value(21))).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void runThatFails_isOver(MontyExecution execution) {
        try (SessionBindings bindings = Interpreters.session(execution)) {
            bindings.start(ASKS);
            assertThatThrownBy(() -> bindings.resume(MontyAnswer.raise("KeyError", "no")))
                    .isInstanceOfSatisfying(
                            MontyScriptError.class,
                            error -> assertThat(error.excType()).isEqualTo("KeyError"));
            assertThatThrownBy(() -> bindings.start(MontyScript.of("x").withInput("x", "x".repeat(17 << 20))))
                    .isInstanceOf(MontyResourceError.class);
            assertThat(bindings.start(ASKS)).isInstanceOf(MontyTurn.Call.class);
            bindings.abandon();
            bindings.abandon();
            assertThat(bindings.run(MontyScript.of("1")).value().asLong()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void session_keepsWhatItIsTold_untilReset(MontyExecution execution) {
        try (SessionBindings bindings = Interpreters.session(execution)) {
            bindings.run(MontyScript.of("def twice(n):\n    return 2 * n\n\nx = 4"));
            assertThat(bindings.call(MontyCall.of("twice", 21)))
                    .isInstanceOfSatisfying(
                            MontyTurn.Complete.class,
                            done -> assertThat(done.value().asLong()).isEqualTo(42));
            assertThat(bindings.variables()).containsEntry("x", MontyValue.Int.of(4));
            assertThat(bindings.hasFunction("twice")).isTrue();
            assertThat(bindings.hasFunction("x")).isFalse();
            assertThat(bindings.continuation("if x:")).isEqualTo(MontyContinuation.INCOMPLETE_BLOCK);
            bindings.reset();
            assertThat(bindings.variables()).doesNotContainKey("x");
            assertThat(bindings.loss()).isEmpty();
            assertThatThrownBy(() -> bindings.run(MontyScript.of("x"))).isInstanceOf(MontyScriptError.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void frozenRun_goesOnInAnotherInterpreter_andTheFirstOneToo(MontyExecution execution) {
        try (SessionBindings bindings = Interpreters.session(execution)) {
            bindings.run(MontyScript.of("y = 5"));
            byte[] idle = bindings.freeze();
            bindings.start(ASKS);
            byte[] waiting = bindings.freeze();
            assertThat(bindings.resume(MontyAnswer.value(1))).isInstanceOf(MontyTurn.Complete.class);
            MontyRestored<MontySessionBindings> restored =
                    Interpreters.engine().restoreSession(Interpreters.options(execution), idle);
            try (MontySessionBindings copy = restored.bindings()) {
                assertThat(restored.turn()).isNull();
                assertThat(copy.variables()).containsEntry("y", MontyValue.Int.of(5));
            }
            restored = Interpreters.engine().restoreSession(Interpreters.options(execution), waiting);
            try (MontySessionBindings copy = restored.bindings()) {
                assertThat(restored.turn()).isInstanceOfSatisfying(MontyTurn.Call.class, call -> {
                    assertThat(call.name()).isEqualTo("f");
                    assertThat(call.outputs()).isEmpty();
                });
                assertThat(copy.resume(MontyAnswer.value(21)))
                        .isInstanceOfSatisfying(
                                MontyTurn.Complete.class,
                                done -> assertThat(done.value().asLong()).isEqualTo(42));
            }
            assertThatThrownBy(() -> Interpreters.engine().restoreScript(Interpreters.options(execution), waiting))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("session");
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancel_withoutATurn_doesNothing_andDoesNotReachTheNextOne(MontyExecution execution) {
        try (ScriptBindings bindings = Interpreters.script(execution)) {
            assertThat(bindings.cancel()).isFalse();
            assertThat(bindings.run(MontyScript.of("1")).value().asLong()).isEqualTo(1);
            assertThat(bindings.cancel()).isFalse();
            assertThat(bindings.start(ASKS)).isInstanceOf(MontyTurn.Call.class);
            assertThat(bindings.cancel()).isFalse();
            assertThat(bindings.resume(MontyAnswer.value(2))).isInstanceOf(MontyTurn.Complete.class);
            assertThat(bindings.cancel()).isFalse();
            assertThat(bindings.run(MontyScript.of("2")).value().asLong()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancel_ofATurn_endsIt_andMayBeRepeated(MontyExecution execution) {
        try (SessionBindings bindings = Interpreters.session(execution)) {
            MontyScript spins = MontyScript.of("f()\nwhile True: pass").withFunctions("f");
            bindings.run(MontyScript.of("kept = 7"));
            for (int i = 0; i < 20; i++) {
                bindings.start(spins);
                CompletableFuture<MontyTurn> turn =
                        CompletableFuture.supplyAsync(() -> bindings.resume(MontyAnswer.value(null)));
                Await.until("the turn is known", bindings::cancel);
                assertThat(turn)
                        .failsWithin(Await.PATIENCE)
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(MontyCancelledError.class);
                assertThat(bindings.cancel()).isFalse();
            }
            MontyResult after = bindings.run(MontyScript.of("kept"));
            assertThat(after.value().asLong()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @EnumSource
    void close_mayBeRepeated_andLeavesTheDescription(MontyExecution execution) {
        ScriptBindings bindings = Interpreters.script(execution);
        bindings.close();
        bindings.close();
        assertThat(bindings.engine().backend()).isEqualTo(FfiBackend.NAME);
        assertThat(bindings.diagnostics().liveHandles()).isZero();
        assertThatThrownBy(() -> bindings.run(MontyScript.of("1"))).isInstanceOf(MontyDisposedError.class);
        assertThat(bindings.diagnostics().liveHandles()).isZero();
    }
}
