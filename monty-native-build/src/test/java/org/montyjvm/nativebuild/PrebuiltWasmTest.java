package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The module in the repository, as {@link PrebuiltLibraryTest} for the library. */
@DisabledIfSystemProperty(named = "monty.prebuilt.check", matches = "false")
class PrebuiltWasmTest {

    private final CrateFolder crate = CrateFolder.at(Path.of("../monty-native-rust"));
    private final Prebuilt prebuilt = crate.prebuiltWasm();

    @Test
    void prebuiltModule_wasBuiltFromTheSourcesBesideIt() {
        assertThat(prebuilt.isBuiltFrom(InputDigest.ofWasm(crate)))
                .as("prebuilt/wasm is stale. Refresh it once your work is done: java -cp"
                        + " monty-native-build/target/classes org.montyjvm.nativebuild.NativeBuild"
                        + " refresh-prebuilt-wasm monty-native-rust. Until then leave this test out:"
                        + " -Dmonty.prebuilt.check=false")
                .isTrue();
        assertThat(prebuilt.isIntact()).isTrue();
    }

    @Test
    void prebuiltModule_asksItsHostForLittle_andTellsNothingOfWhoBuiltIt() {
        assertThat(WasmRules.violations(prebuilt.file())).isEmpty();
        assertThat(WasmFile.parse(AtomicFile.read(prebuilt.file())).exports())
                .contains("memory", "monty_abi_version", "monty_create", "monty_run", "monty_free");
    }
}
