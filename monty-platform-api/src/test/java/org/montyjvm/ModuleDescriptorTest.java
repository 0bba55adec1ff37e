package org.montyjvm;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleDescriptorTest {
    @Test
    void descriptor_exportsTheApiToAllAndTheSpiToEngines() throws Exception {
        ModuleDescriptor module = descriptor();
        assertThat(module.name()).isEqualTo("org.montyjvm");
        assertThat(module.exports().stream()
                        .collect(toMap(ModuleDescriptor.Exports::source, ModuleDescriptor.Exports::targets)))
                .isEqualTo(Map.of(
                        "org.montyjvm", Set.of(),
                        "org.montyjvm.spi", Set.of("org.montyjvm.wire", "org.montyjvm.ffi", "org.montyjvm.wasm")));
        assertThat(module.uses()).containsExactly("org.montyjvm.spi.MontyBackend");
    }

    @Test
    void descriptor_requiresNothingButJspecify() throws Exception {
        assertThat(descriptor().requires())
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "org.jspecify");
    }

    private static ModuleDescriptor descriptor() throws Exception {
        URI classes =
                Monty.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        try (InputStream in = Files.newInputStream(Path.of(classes).resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }
}
