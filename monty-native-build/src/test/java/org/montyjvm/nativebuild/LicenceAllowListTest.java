package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenceAllowListTest {

    @TempDir
    Path folder;

    @Test
    void violations_ofCratesUnderOtherLicences_nameThem() throws IOException {
        Path list = Files.writeString(
                folder.resolve("deny.toml"),
                "[bans]\nallow = [\"GPL-3.0\"]\n\n# why\n[licenses]\nallow = [\n    \"MIT\",\n    \"Zlib\",\n]\n");

        LicenceAllowList allowed = LicenceAllowList.read(list);

        assertThat(allowed.violations(List.of(crate("a", "MIT OR Apache-2.0"), crate("b", "GPL-3.0"), crate("c", ""))))
                .containsExactly("b 1.0.0: GPL-3.0", "c 1.0.0: no licence stated");
    }

    @Test
    void read_ofAFileWithoutAList_isRefused() throws IOException {
        Path list = Files.writeString(folder.resolve("deny.toml"), "[bans]\n");

        assertThatThrownBy(() -> LicenceAllowList.read(list))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("no list 'allow' below [licenses]");
    }

    private CargoPackage crate(String name, String licence) {
        return new CargoPackage(name, "1.0.0", licence, "", List.of(), "", folder);
    }
}
