package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatchedCratesTest {

    @Test
    void cargoArguments_ofAFolderWithAwkwardCharacters_areToml() {
        PatchedCrates patched = new PatchedCrates(Map.of("monty-types", Path.of("/a \"b\"/c\\d")));

        assertThat(patched.cargoArguments())
                .containsExactly("--config", "patch.crates-io.monty-types.path=\"/a \\\"b\\\"/c\\\\d\"");
    }
}
