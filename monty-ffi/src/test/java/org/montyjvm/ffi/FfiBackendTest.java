package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.fixtures.contract.Await;
import org.montyjvm.spi.MontyBackend;

class FfiBackendTest {
    @AfterEach
    void nothingIsLeft() {
        EngineState.awaitEmpty();
    }

    @Test
    void backend_isFoundByTheServiceLoader_andUsable() {
        assertThat(ServiceLoader.load(MontyBackend.class)).singleElement().satisfies(backend -> {
            assertThat(backend.name()).isEqualTo("ffi");
            assertThat(backend.priority()).isEqualTo(100);
            assertThat(backend.unavailableReason()).isEmpty();
        });
    }

    @Test
    void staticRun_usesIt_andLeavesNothingBehind() {
        assertThat(Monty.run("2 + 2").value().asLong()).isEqualTo(4);
        assertThat(Monty.run("x + y", Map.of("x", "a", "y", "b")).value().asString())
                .isEqualTo("ab");
        assertThat(Monty.run(MontyScript.of("[x]").withInput("x", null)).value())
                .hasToString("[None]");
        assertThat(Monty.runAsync("3 * 3").join().value().asLong()).isEqualTo(9);
        assertThat(Monty.runAsync(MontyScript.of("x").withInput("x", 5))
                        .join()
                        .value()
                        .asLong())
                .isEqualTo(5);
        assertThatThrownBy(() -> Monty.run("1 / 0")).isInstanceOf(MontyScriptError.class);
        assertThatThrownBy(() -> Monty.runAsync("1 / 0").join()).hasCauseInstanceOf(MontyScriptError.class);
    }

    @Test
    void staticRunAsync_stopsAndClosesItsPlatform_whenTheFutureIsCancelled() {
        Monty.runAsync("while True: pass").cancel(true);
        EngineState.awaitEmpty();
    }

    @Test
    void staticRun_isCancelled_whenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Monty.run("while True: pass")).isInstanceOf(MontyCancelledError.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void platformThatWasForgotten_isFreedOnceItIsGarbage() {
        try (MontyPlatform observer = Monty.create()) {
            for (int i = 0; i < 10; i++) {
                forget();
            }
            Await.until("the forgotten platforms are freed", () -> {
                System.gc();
                return observer.diagnostics().liveHandles() == 1;
            });
        }
    }

    @SuppressWarnings({"MustBeClosed", "resource"}) // what must not be done is what is tested
    private static void forget() {
        Monty.create().run("1");
    }

    @Test
    void engine_tellsVersionsAndLibrary() {
        try (MontyPlatform platform = Monty.create()) {
            MontyEngineInfo engine = platform.engine();
            assertThat(engine.backend()).isEqualTo("ffi");
            assertThat(engine.abiVersion()).isEqualTo(MontyLibrary.ABI_VERSION);
            assertThat(engine.origin()).endsWith(NativeTarget.current().fileName());
        }
    }

    @Test
    void unknownBackend_isRefused_withTheNamesOfThoseFound() {
        assertThatThrownBy(() -> Monty.builder().backend("jython").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'jython'")
                .hasMessageContaining("found: ffi");
    }
}
