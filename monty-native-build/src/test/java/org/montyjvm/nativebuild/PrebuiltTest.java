package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrebuiltTest {

    @TempDir
    Path folder;

    @Test
    void prebuilt_justWritten_isBuiltFromTheSourcesAndIntact() throws IOException {
        CrateFolder crate = SampleCrate.write(folder);
        Prebuilt prebuilt = SampleCrate.writePrebuilt(crate, "library");

        assertThat(prebuilt.isBuiltFrom(InputDigest.of(crate))).isTrue();
        assertThat(prebuilt.isIntact()).isTrue();
    }

    @Test
    void prebuilt_afterASourceChanged_isStale() throws IOException {
        CrateFolder crate = SampleCrate.write(folder);
        Prebuilt prebuilt = SampleCrate.writePrebuilt(crate, "library");

        Files.writeString(folder.resolve("src/lib.rs"), "mod other;\n");

        assertThat(prebuilt.isBuiltFrom(InputDigest.of(crate))).isFalse();
    }

    @Test
    void prebuilt_withoutItsLibrary_isStale() throws IOException {
        CrateFolder crate = SampleCrate.write(folder);
        Prebuilt prebuilt = SampleCrate.writePrebuilt(crate, "library");

        Files.delete(prebuilt.file());

        assertThat(prebuilt.isBuiltFrom(InputDigest.of(crate))).isFalse();
    }

    @Test
    void prebuilt_withAnotherBuildsLibrary_isNotIntact() throws IOException {
        CrateFolder crate = SampleCrate.write(folder);
        Prebuilt prebuilt = SampleCrate.writePrebuilt(crate, "library");

        Files.writeString(prebuilt.file(), "another library");

        assertThat(prebuilt.isIntact()).isFalse();
    }
}
