package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The library in the repository: it fits the sources, loads on old servers and tells nothing of who built it.
 *
 * <p>In the inner loop, while the native sources change, {@code -Dmonty.prebuilt.check=false} leaves these tests out. A
 * repository without a prebuilt library has nothing that could be stale: there every build runs cargo, or fails.
 */
@EnabledIf("isThere")
@DisabledIfSystemProperty(named = "monty.prebuilt.check", matches = "false")
class PrebuiltLibraryTest {

    private final CrateFolder crate = CrateFolder.at(Path.of("../monty-native-rust"));
    private final Prebuilt prebuilt = crate.prebuilt(NativePlatform.LINUX_X86_64);

    static boolean isThere() {
        return Files.isDirectory(Path.of("../monty-native-rust/prebuilt"));
    }

    @Test
    void prebuiltLibrary_wasBuiltFromTheSourcesBesideIt() {
        assertThat(prebuilt.isBuiltFrom(InputDigest.of(crate)))
                .as("prebuilt/ is stale. Refresh it once your work is done: java -cp"
                        + " monty-native-build/target/classes org.montyjvm.nativebuild.NativeBuild refresh-prebuilt"
                        + " monty-native-rust. Until then leave this test out: -Dmonty.prebuilt.check=false")
                .isTrue();
        assertThat(prebuilt.isIntact()).isTrue();
    }

    @Test
    void prebuiltLibrary_needsNothingButAnOldGlibc_andExportsNothingButOurs() {
        ElfLibrary elf = ElfLibrary.read(prebuilt.file());

        assertThat(LibraryRules.violations(prebuilt.file())).isEmpty();
        assertThat(LibraryRules.newestGlibc(elf)).isBetween(2002, 2017);
        assertThat(elf.symbols())
                .filteredOn(ElfSymbol::isExported)
                .extracting(ElfSymbol::name)
                .contains("monty_abi_version", "monty_create", "monty_run", "monty_free");
    }

    @Test
    void prebuiltLibrary_holdsNoFolderOfThisMachine() throws IOException {
        String bytes = Files.readString(prebuilt.file(), StandardCharsets.ISO_8859_1);

        assertThat(bytes)
                .doesNotContain(System.getProperty("user.home") + "/")
                .doesNotContain(crate.root().getParent().toString());
    }
}
