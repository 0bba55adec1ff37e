package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CargoMetadataTest {

    @Test
    void find_ofAPackageInCargosAnswer_knowsWhatItsManifestSays() {
        CargoMetadata metadata = CargoMetadata.parse("""
                {"packages":[
                  {"name":"a","version":"1.0.0","license":"MIT","license_file":null,"authors":["Ada"],
                   "repository":null,"manifest_path":"/crates/a-1.0.0/Cargo.toml"},
                  {"name":"a","version":"2.0.0","license":null,"license_file":"LIC","authors":[],
                   "repository":"https://example.org","manifest_path":"/crates/a-2.0.0/Cargo.toml"}
                ],"version":1}
                """);

        assertThat(metadata.find("a", "1.0.0"))
                .contains(new CargoPackage("a", "1.0.0", "MIT", "", List.of("Ada"), "", Path.of("/crates/a-1.0.0")));
        assertThat(metadata.find("a", "2.0.0"))
                .contains(new CargoPackage(
                        "a", "2.0.0", "", "LIC", List.of(), "https://example.org", Path.of("/crates/a-2.0.0")));
        assertThat(metadata.find("a", "3.0.0")).isEmpty();
    }
}
