package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPanicError;
import org.montyjvm.MontyScript;
import org.montyjvm.spi.MontyOptions;
import org.montyjvm.wire.WireBindings;

/** A panic of the interpreter is an error of one run, not the end of the process. */
class PanicTest {
    @AfterEach
    void nothingIsLeft() {
        EngineState.awaitEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void panic_isAnErrorWithItsPlace_andTheNextRunIsRight(MontyExecution execution) {
        try (WireBindings bindings = FfiBackend.bindings(new MontyOptions(MontyLimits.defaults(), execution))) {
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

    @Test
    void panicOfOneInterpreter_doesNotTouchAnother() {
        MontyOptions options = new MontyOptions(MontyLimits.defaults(), MontyExecution.CALLER_THREAD);
        try (WireBindings healthy = FfiBackend.bindings(options);
                WireBindings sick = FfiBackend.bindings(options)) {
            assertThatThrownBy(sick::panic).isInstanceOf(MontyPanicError.class);
            assertThat(healthy.run(MontyScript.of("1 + 1")).value().asLong()).isEqualTo(2);
        }
    }
}
