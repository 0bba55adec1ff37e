package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

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
    void sixJars_areEnoughToRunPython() throws IOException, InterruptedException {
        assertThat(FreshJvm.run(MinimalMain.class)).isEqualTo("4\n");
    }

    private static ModuleDescriptor ownModule() throws IOException {
        try (InputStream in =
                Files.newInputStream(FreshJvm.home(WasmBackend.class).resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }
}
