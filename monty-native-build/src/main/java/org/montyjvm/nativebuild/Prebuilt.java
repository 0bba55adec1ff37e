package org.montyjvm.nativebuild;

import java.nio.file.Path;

/**
 * The library that is kept in the repository, so that a Java developer needs no Rust.
 *
 * <p>Beside it lies its {@link PrebuiltDigest}.
 *
 * @param folder the platform's folder below {@code prebuilt}
 * @param platform what the library runs on
 */
record Prebuilt(Path folder, NativePlatform platform) {

    /** Returns the library, which need not exist. */
    Path library() {
        return folder.resolve(platform.libraryFile());
    }

    /** Returns the file that says which tools made the library. */
    Path buildFacts() {
        return folder.resolve("BUILD.txt");
    }

    private PrebuiltDigest digest() {
        return new PrebuiltDigest(folder.resolve("digest"), library());
    }

    /** Returns whether the library exists and was built from the inputs with {@code inputDigest}. */
    boolean isBuiltFrom(String inputDigest) {
        return digest().isOf(inputDigest);
    }

    /** Returns whether the library's bytes are those that the digest was written for. */
    boolean isIntact() {
        return digest().isIntact();
    }

    /** Writes the digest file for the library as it lies there now. */
    void writeDigest(String inputDigest) {
        digest().write(inputDigest);
    }
}
