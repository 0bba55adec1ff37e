package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.fasterxml.jackson.core.JsonFactory;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.wire.WireEngine;

/** What the engine needs at run time: the contract, the wire format with its JSON parser, and Chicory's runtime. */
class DependenciesTest {
    @Test
    void module_requiresNothingElse() throws IOException {
        assertThat(ownModule().requires())
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder(
                        "java.base",
                        "com.dylibso.chicory.runtime",
                        "com.dylibso.chicory.wasm",
                        "com.fasterxml.jackson.core",
                        "org.jspecify",
                        "org.montyjvm",
                        "org.montyjvm.wire");
    }

    @Test
    void sixJars_areEnoughToRunPython() throws Exception {
        List<String> classPath = new ArrayList<>();
        for (Class<?> needed : List.of(
                MinimalMain.class,
                WasmBackend.class,
                Monty.class,
                WireEngine.class,
                JsonFactory.class,
                TrapException.class,
                ChicoryException.class)) {
            classPath.add(home(needed).toString());
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        MinimalMain.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualTo("4\n");
        assertThat(process.waitFor()).isZero();
    }

    private static ModuleDescriptor ownModule() throws IOException {
        try (InputStream in = Files.newInputStream(home(WasmBackend.class).resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
