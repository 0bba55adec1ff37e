package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** There is no engine on this module's class path: what an application sees that forgot to add one. */
class MontyTest {
    private static final String WHAT_TO_ADD = "add org.montyjvm:monty-ffi (native code, the fastest)"
            + " or org.montyjvm:monty-wasm (any platform) to the class path";

    @Test
    void anyWayToRun_withoutAnEngine_namesTheArtefactsToAdd() {
        assertThatExceptionOfType(MontyCrashError.class)
                .isThrownBy(Monty::create)
                .withMessageContaining(WHAT_TO_ADD);
        assertThatExceptionOfType(MontyCrashError.class).isThrownBy(() -> Monty.run("1"));
        assertThatExceptionOfType(MontyCrashError.class).isThrownBy(() -> Monty.run("x", Map.of("x", 1)));
        assertThatExceptionOfType(MontyCrashError.class).isThrownBy(() -> Monty.run(MontyScript.of("1")));
    }

    @Test
    void runAsync_withoutAnEngine_failsTheFuture() {
        assertThat(Monty.runAsync("1"))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(MontyCrashError.class);
    }

    @Test
    void build_namedEngineThatIsNotThere_saysThereIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Monty.builder().backend("wasm").build())
                .withMessage("no Monty engine is named 'wasm'; found: none");
    }

    @Test
    void anything_null_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> Monty.run((String) null));
        assertThatNullPointerException().isThrownBy(() -> Monty.run("x", null));
        assertThatNullPointerException().isThrownBy(() -> Monty.run((MontyScript) null));
        assertThatNullPointerException().isThrownBy(() -> Monty.runAsync((MontyScript) null));
        assertThatNullPointerException().isThrownBy(() -> Monty.builder().backend(null));
        assertThatNullPointerException().isThrownBy(() -> Monty.builder().limits(null));
        assertThatNullPointerException().isThrownBy(() -> Monty.builder().execution(null));
    }
}
