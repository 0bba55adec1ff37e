package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasmFileTest {

    private static final int CUSTOM = 0;
    private static final int IMPORT = 2;
    private static final int EXPORT = 7;

    private final ByteArrayOutputStream module = new ByteArrayOutputStream();

    WasmFileTest() {
        module.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
    }

    @Test
    void parse_tellsImportsExportsAndCustomSections() {
        section(IMPORT, 1, text("env"), text("call"), new byte[] {0, 3});
        section(EXPORT, 2, text("memory"), new byte[] {2, 0}, text("monty_run"), new byte[] {0, (byte) 0x83, 1});
        section(CUSTOM, -1, text("name"), new byte[200]);

        WasmFile file = WasmFile.parse(module.toByteArray());

        assertThat(file.imports()).containsExactly("env.call");
        assertThat(file.exports()).containsExactly("memory", "monty_run");
        assertThat(file.customSections()).containsExactly("name");
    }

    @Test
    void parse_refusesWhatIsNoModule() {
        assertThatThrownBy(() -> WasmFile.parse(new byte[] {1, 2, 3})).isInstanceOf(NativeBuildException.class);
    }

    @Test
    void parse_refusesAModuleThatImportsAMemory() {
        section(IMPORT, 1, text("env"), text("memory"), new byte[] {2, 0, 1});

        assertThatThrownBy(() -> WasmFile.parse(module.toByteArray()))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("not a function");
    }

    @Test
    void rules_nameEveryThingThatMustNotBeShipped(@TempDir Path folder) throws IOException {
        section(
                IMPORT,
                2,
                text("wasi_snapshot_preview1"),
                text("fd_write"),
                new byte[] {0, 0},
                text("wasi_snapshot_preview1"),
                text("path_open"),
                new byte[] {0, 0});
        section(EXPORT, 2, text("monty_run"), new byte[] {0, 0}, text("helper"), new byte[] {0, 1});
        section(CUSTOM, -1, text(".debug_info"), "/home/somebody/src/lib.rs".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("monty.wasm"), module.toByteArray());

        assertThat(WasmRules.violations(file))
                .containsExactly(
                        "imports wasi_snapshot_preview1.path_open",
                        "exports helper",
                        "contains the section .debug_info",
                        "contains the path /home/somebody/src/lib.rs");
    }

    private static byte[] text(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(text.length());
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** Adds a section with {@code count} entries; a custom section has none. */
    private void section(int id, int count, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        if (count >= 0) {
            content.write(count);
        }
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        module.write(id);
        module.write((content.size() & 0x7f) | 0x80);
        module.write(content.size() >> 7);
        module.writeBytes(content.toByteArray());
    }
}
