package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A crate folder to test with, never compiled. */
final class SampleCrate {

    private SampleCrate() {}

    static CrateFolder write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("src/deep"));
        Files.createDirectories(folder.resolve("patches"));
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"sample\"\n");
        Files.writeString(folder.resolve("Cargo.lock"), "version = 4\n");
        Files.writeString(folder.resolve("src/lib.rs"), "mod deep;\n");
        Files.writeString(folder.resolve("src/deep/inner.rs"), "fn inner() {}\n");
        Files.writeString(folder.resolve("patches/a-1.0.0-x.patch"), "nothing\n");
        return CrateFolder.at(folder);
    }

    /** Writes a file that stands for the prebuilt library of {@code crate} as it is now. */
    static Prebuilt writePrebuilt(CrateFolder crate, String library) throws IOException {
        Prebuilt prebuilt = crate.prebuilt(NativePlatform.LINUX_X86_64);
        Files.createDirectories(prebuilt.folder());
        Files.writeString(prebuilt.file(), library);
        prebuilt.writeDigest(InputDigest.of(crate));
        return prebuilt;
    }
}
