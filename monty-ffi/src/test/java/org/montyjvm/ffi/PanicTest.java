package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCall;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPanicError;
import org.montyjvm.MontyScript;
import org.montyjvm.fixtures.contract.Await;
import org.montyjvm.wire.ScriptBindings;
import org.montyjvm.wire.SessionBindings;

/** A panic of the interpreter is an error of one run, not the end of the process. */
class PanicTest {
    @AfterEach
    void nothingIsLeft() {
        EngineState.awaitEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void panic_isAnErrorWithItsPlace_andTheNextRunIsRight(MontyExecution execution) {
        try (ScriptBindings bindings = Interpreters.script(execution)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(bindings::panic).isInstanceOfSatisfying(MontyPanicError.class, error -> {
                    assertThat(error.panicMessage()).isEqualTo("a panic was asked for");
                    assertThat(error.location()).contains(".rs:");
                });
                assertThat(bindings.run(MontyScript.of("1 + 1")).value().asLong())
                        .isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void panicOfASession_losesIt_untilReset(MontyExecution execution) {
        try (SessionBindings session = Interpreters.session(execution)) {
            session.run(MontyScript.of("x = 1"));
            assertThatThrownBy(session::panic).isInstanceOf(MontyPanicError.class);
            Await.until("the handle is freed", () -> session.diagnostics().liveHandles() == 0);
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
                        .hasMessageContaining("reset()")
                        .hasCause(session.loss().orElseThrow());
            }
            assertThat(session.loss()).containsInstanceOf(MontyPanicError.class);
            session.abandon();
            session.reset();
            assertThat(session.loss()).isEmpty();
            assertThat(session.variables()).doesNotContainKey("x");
            assertThat(session.run(MontyScript.of("2")).value().asLong()).isEqualTo(2);
        }
    }

    @Test
    void panicOfOneInterpreter_doesNotTouchAnother() {
        try (ScriptBindings healthy = Interpreters.script(MontyExecution.CALLER_THREAD);
                ScriptBindings sick = Interpreters.script(MontyExecution.CALLER_THREAD)) {
            assertThatThrownBy(sick::panic).isInstanceOf(MontyPanicError.class);
            assertThat(healthy.run(MontyScript.of("1 + 1")).value().asLong()).isEqualTo(2);
        }
    }
}
