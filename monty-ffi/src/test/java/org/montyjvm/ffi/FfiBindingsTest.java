package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.fixtures.contract.Await;
import org.montyjvm.spi.MontyOptions;
import org.montyjvm.wire.WireBindings;

/** What the bindings promise to the platform that drives them. */
class FfiBindingsTest {
    @AfterEach
    void nothingIsLeft() {
        EngineState.awaitEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void cancel_withoutARun_doesNothing(MontyExecution execution) {
        try (WireBindings bindings = bindings(execution)) {
            assertThat(bindings.cancel()).isFalse();
            assertThat(bindings.run(MontyScript.of("1")).value().asLong()).isEqualTo(1);
            assertThat(bindings.cancel()).isFalse();
            assertThat(bindings.run(MontyScript.of("2")).value().asLong()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancel_ofARun_endsIt_andMayBeRepeated(MontyExecution execution) {
        try (WireBindings bindings = bindings(execution)) {
            for (int i = 0; i < 20; i++) {
                CompletableFuture<MontyResult> run =
                        CompletableFuture.supplyAsync(() -> bindings.run(MontyScript.of("while True: pass")));
                Await.until("the run is known", bindings::cancel);
                assertThat(run)
                        .failsWithin(Await.PATIENCE)
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(MontyCancelledError.class);
                assertThat(bindings.cancel()).isFalse();
            }
            assertThat(bindings.run(MontyScript.of("1")).value().asLong()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void close_mayBeRepeated_andLeavesTheDescription(MontyExecution execution) {
        WireBindings bindings = bindings(execution);
        bindings.close();
        bindings.close();
        assertThat(bindings.engine().backend()).isEqualTo(FfiBackend.NAME);
        assertThat(bindings.diagnostics().liveHandles()).isZero();
    }

    private static WireBindings bindings(MontyExecution execution) {
        return FfiBackend.bindings(new MontyOptions(MontyLimits.defaults(), execution));
    }
}
