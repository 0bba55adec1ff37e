package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.montyjvm.MontyCrashError;

class MontyBackendsTest {
    private static final Listed NATIVE = new Listed("ffi", 100, null);
    private static final Listed BROKEN_NATIVE = new Listed("ffi", 100, "no library for plan9-z80");
    private static final Listed WASM = new Listed("wasm", 50, null);

    private record Listed(
            String name, int priority, @Nullable String reason) implements MontyBackend {
        @Override
        public Optional<String> unavailableReason() {
            return Optional.ofNullable(reason);
        }

        @Override
        public MontyEngine engine() {
            throw new AssertionError("not in this test");
        }
    }

    @Test
    void select_noName_isTheUsableOneWithTheHighestPriority() {
        assertThat(MontyBackends.of(List.of(WASM, NATIVE)).select(null)).isEqualTo(NATIVE);
        assertThat(MontyBackends.of(List.of(BROKEN_NATIVE, WASM)).select(null)).isEqualTo(WASM);
    }

    @Test
    void select_noName_tellsOnceWhyABetterOneWasNotChosen() {
        List<String> told = new ArrayList<>();
        MontyBackends backends = MontyBackends.of(List.of(BROKEN_NATIVE, WASM), told::add);
        backends.select("wasm");
        assertThat(told).as("what was asked for needs no reason").isEmpty();
        backends.select(null);
        backends.select(null);
        assertThat(told).containsExactly("Monty runs on the engine wasm. ffi: no library for plan9-z80");
        MontyBackends.of(List.of(NATIVE, WASM), told::add).select(null);
        assertThat(told).hasSize(1);
    }

    @Test
    void select_name_isThatOneWhateverItsPriority() {
        assertThat(MontyBackends.of(List.of(NATIVE, WASM)).select("wasm")).isEqualTo(WASM);
    }

    @Test
    void select_unknownName_listsThoseFound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MontyBackends.of(List.of(WASM, NATIVE)).select("jni"))
                .withMessage("no Monty engine is named 'jni'; found: ffi, wasm");
    }

    @Test
    void select_nameOfOneThatCannotBeUsed_saysWhy() {
        assertThatExceptionOfType(MontyCrashError.class)
                .isThrownBy(() -> MontyBackends.of(List.of(BROKEN_NATIVE, WASM)).select("ffi"))
                .withMessage("the Monty engine cannot be used here: ffi: no library for plan9-z80");
    }

    @Test
    void select_noneUsable_saysWhyOfEach() {
        MontyBackends backends = MontyBackends.of(List.of(new Listed("wasm", 50, "no memory"), BROKEN_NATIVE));
        assertThatExceptionOfType(MontyCrashError.class)
                .isThrownBy(() -> backends.select(null))
                .withMessage("no Monty engine can be used here: ffi: no library for plan9-z80; wasm: no memory");
    }

    @Test
    void select_noneFound_namesTheArtefactsToAdd() {
        assertThatExceptionOfType(MontyCrashError.class)
                .isThrownBy(() -> MontyBackends.of(List.of()).select(null))
                .withMessageContaining("org.montyjvm:monty-ffi")
                .withMessageContaining("org.montyjvm:monty-wasm");
    }

    @Test
    void installed_engineOfTheContextClassLoader_isFoundPastOneThatIsBroken(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(MontyBackend.class.getName()), "no.such.Engine\n" + Provided.class.getName() + "\n");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            MontyBackends installed = MontyBackends.installed();
            assertThat(installed.select(null)).isInstanceOf(Provided.class);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> installed.select("x"))
                    .withMessageContaining("found: provided. Left out, as it cannot be loaded:")
                    .withMessageContaining("no.such.Engine");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** An engine that {@link java.util.ServiceLoader} can make. */
    public static final class Provided implements MontyBackend {
        @Override
        public String name() {
            return "provided";
        }

        @Override
        public int priority() {
            return 1;
        }

        @Override
        public Optional<String> unavailableReason() {
            return Optional.empty();
        }

        @Override
        public MontyEngine engine() {
            throw new AssertionError("not in this test");
        }
    }
}
