package org.montyjvm.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for what a block leaves behind, in the module's build folder. */
final class Scratch {
    private Scratch() {}

    static Path folder() throws IOException {
        Path parent = Files.createDirectories(Page.ROOT.resolve("docs/target/blocks"));
        return Files.createTempDirectory(parent, "block");
    }
}
