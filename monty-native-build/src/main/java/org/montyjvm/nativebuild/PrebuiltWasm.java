package org.montyjvm.nativebuild;

import java.nio.file.Path;

/**
 * The module that is kept in the repository, so that a Java developer needs no Rust.
 *
 * @param folder its folder below {@code prebuilt}
 */
record PrebuiltWasm(Path folder) {

    /** Returns the module, which need not exist. */
    Path module() {
        return folder.resolve(WasmFlags.FILE);
    }

    /** Returns the file that says which tools made the module. */
    Path buildFacts() {
        return folder.resolve("BUILD.txt");
    }

    private PrebuiltDigest digest() {
        return new PrebuiltDigest(folder.resolve("digest"), module());
    }

    /** Returns whether the module exists and was built from the inputs with {@code inputDigest}. */
    boolean isBuiltFrom(String inputDigest) {
        return digest().isOf(inputDigest);
    }

    /** Returns whether the module's bytes are those that the digest was written for. */
    boolean isIntact() {
        return digest().isIntact();
    }

    /** Writes the digest file for the module as it lies there now. */
    void writeDigest(String inputDigest) {
        digest().write(inputDigest);
    }
}
