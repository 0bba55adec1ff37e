package org.montyjvm.nativebuild;

import java.nio.file.Path;

/**
 * The library or module that is kept in the repository, so that a Java developer needs no Rust.
 *
 * <p>Beside it lies its {@link PrebuiltDigest}.
 *
 * @param folder its folder below {@code prebuilt}
 * @param name the name of the file
 */
record Prebuilt(Path folder, String name) {

    /** Returns the library or module, which need not exist. */
    Path file() {
        return folder.resolve(name);
    }

    /** Returns the file that says which tools made it. */
    Path buildFacts() {
        return folder.resolve("BUILD.txt");
    }

    private PrebuiltDigest digest() {
        return new PrebuiltDigest(folder.resolve("digest"), file());
    }

    /** Returns whether it exists and was built from the inputs with {@code inputDigest}. */
    boolean isBuiltFrom(String inputDigest) {
        return digest().isOf(inputDigest);
    }

    /** Returns whether its bytes are those that the digest was written for. */
    boolean isIntact() {
        return digest().isIntact();
    }

    /** Writes the digest file for it as it lies there now. */
    void writeDigest(String inputDigest) {
        digest().write(inputDigest);
    }
}
