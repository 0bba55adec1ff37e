package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontySession;
import org.montyjvm.spi.MontyBackend;

class WasmBackendTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private final MontyPlatform monty =
            Monty.builder().backend(WasmBackend.NAME).build();

    @AfterEach
    void close() {
        monty.close();
    }

    @Test
    void backend_isFoundByTheServiceLoader_andComesAfterTheNativeOne() {
        assertThat(ServiceLoader.load(MontyBackend.class)).anySatisfy(backend -> {
            assertThat(backend.name()).isEqualTo("wasm");
            assertThat(backend.priority()).isEqualTo(50);
            assertThat(backend.unavailableReason()).isEmpty();
        });
    }

    @Test
    void run_givesValueOutputAndUsage() {
        var result = monty.run("print('hello')\n[1, 2.5, None, 2 ** 100]");

        assertThat(result.value()).hasToString("[1, 2.5, None, 1267650600228229401496703205376]");
        assertThat(result.output()).isEqualTo("hello\n");
        assertThat(result.usage().peakMemoryBytes()).isPositive();
    }

    @Test
    void run_thatRaises_tellsTypeMessageAndLine() {
        assertThatThrownBy(() -> monty.run("x = 1\nraise ValueError('no')"))
                .isInstanceOfSatisfying(MontyScriptError.class, error -> {
                    assertThat(error.excType()).isEqualTo("ValueError");
                    assertThat(error.frames()).extracting("line").containsExactly(2);
                });
    }

    @Test
    void numbersThatWasmEnginesGetWrong_areRight() {
        assertThat(monty.run("float(2**64 + 6144)").value()).hasToString("1.844674407370956e+19");
    }

    @Test
    void scriptWithoutEnd_endsAtItsTimeLimit_andTheNextRunIsCorrect() {
        try (MontyPlatform limited = platform(MontyLimits.builder().duration(SHORT))) {
            assertThatThrownBy(() -> limited.run("while True:\n    pass"))
                    .isInstanceOfSatisfying(
                            MontyResourceError.class,
                            error -> assertThat(error.limit()).isEqualTo(MontyLimit.DURATION));
            assertThat(limited.run("6 * 7").value()).hasToString("42");
        }
    }

    @Test
    void nativeOperationThatNeverPolls_isKilledAtTheTimeLimit_andTheNextRunIsCorrect() {
        try (MontyPlatform limited = platform(MontyLimits.builder().duration(SHORT))) {
            assertThatThrownBy(() -> limited.run("x = 7 ** 2000000\nlen(str(x * x * x))"))
                    .isInstanceOfAny(MontyResourceError.class, MontyCancelledError.class);
            assertThat(limited.run("6 * 7").value()).hasToString("42");
            assertThat(limited.diagnostics().zombies()).isZero();
        }
    }

    @Test
    void scriptThatFillsItsMemory_hitsTheLimit_andTheNextRunIsCorrect() {
        assertThatThrownBy(() -> monty.run("x = []\nwhile True:\n    x.append('a' * 100000)"))
                .isInstanceOfSatisfying(
                        MontyResourceError.class,
                        error -> assertThat(error.limit()).isEqualTo(MontyLimit.MEMORY));
        assertThat(monty.run("6 * 7").value()).hasToString("42");
    }

    @Test
    void endlessRecursion_isAPythonError_andDeepOperationsHaveStackEnough() {
        assertThatThrownBy(() -> monty.run("def f():\n    f()\nf()"))
                .isInstanceOfSatisfying(
                        MontyScriptError.class,
                        error -> assertThat(error.excType()).isEqualTo("RecursionError"));
        assertThat(monty.run("a = {}\nb = {}\nfor i in range(990):\n    a = {'k': a}\n    b = {'k': b}\na == b")
                        .value())
                .hasToString("True");
    }

    @Test
    void interrupt_whileLooping_raisesCancelled_andThePlatformStaysUsable() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> monty.run("while True:\n    pass")).isInstanceOf(MontyCancelledError.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(monty.run("6 * 7").value()).hasToString("42");
    }

    @Test
    void session_keepsItsVariables_apartFromOthers() {
        try (MontySession one = monty.openSession();
                MontySession other = monty.openSession()) {
            one.run("x = 41");
            other.run("x = 1");

            assertThat(one.run("x + 1").value()).hasToString("42");
            assertThat(other.run("x + 1").value()).hasToString("2");
        }
    }

    private static MontyPlatform platform(MontyLimits.Builder limits) {
        return Monty.builder().backend(WasmBackend.NAME).limits(limits.build()).build();
    }
}
