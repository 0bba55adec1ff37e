package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The JVM's own library serves as one that breaks the rules: it is a C++ library with exports of its own. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LibraryRulesTest {

    private static final Path JVM = Path.of(System.getProperty("java.home"), "lib/server/libjvm.so");

    @Test
    void read_ofAnElfLibrary_findsWhatItNeedsAndOffers() {
        ElfLibrary elf = ElfLibrary.read(JVM);

        assertThat(elf.neededLibraries()).contains("libc.so.6", "libm.so.6");
        assertThat(elf.symbols())
                .filteredOn(ElfSymbol::isExported)
                .extracting(ElfSymbol::name)
                .contains("JNI_CreateJavaVM");
        assertThat(elf.symbols())
                .filteredOn(symbol -> symbol.name().equals("malloc"))
                .singleElement()
                .satisfies(malloc -> {
                    assertThat(malloc.isRequired()).isTrue();
                    assertThat(malloc.version()).contains(new ElfSymbol.Version("libc.so.6", "GLIBC_2.2.5"));
                });
        assertThat(LibraryRules.newestGlibc(elf)).isGreaterThanOrEqualTo(2002);
    }

    @Test
    void violations_ofALibraryWithOtherExports_nameThem() {
        assertThat(LibraryRules.violations(JVM)).contains("exports JNI_CreateJavaVM");
    }

    @Test
    void violations_ofALibraryThatHoldsAHomeFolder_nameIt(@TempDir Path folder) throws IOException {
        Path library = Files.copy(JVM, folder.resolve("lib.so"));
        Files.writeString(library, "/home/ada/src/lib.rs\0", java.nio.file.StandardOpenOption.APPEND);

        assertThat(LibraryRules.violations(library)).contains("contains the path /home/ada/src/lib.rs");
    }

    @Test
    void read_ofAnotherFile_isRefused(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("text.so"), "not a library".repeat(10));

        assertThatThrownBy(() -> ElfLibrary.read(text))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("not a 64-bit little-endian ELF library");
    }
}
