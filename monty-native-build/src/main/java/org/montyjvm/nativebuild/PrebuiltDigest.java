package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What lies beside a prebuilt file: a line {@code inputs} with the {@link InputDigest} of what it was built from, and a
 * line {@code library} with the SHA-256 of the file itself, so that a merge cannot take the one from here and the other
 * from there.
 *
 * @param file the digest
 * @param library what it is about
 */
record PrebuiltDigest(Path file, Path library) {

    /** Returns whether the library exists and was built from the inputs with {@code inputDigest}. */
    boolean isOf(String inputDigest) {
        return Files.isRegularFile(library) && lines().contains("inputs " + inputDigest);
    }

    /** Returns whether the library's bytes are those that the digest was written for. */
    boolean isIntact() {
        return lines().contains("library " + Sha256.hex(AtomicFile.read(library)));
    }

    /** Writes the digest for the library as it lies there now. */
    void write(String inputDigest) {
        try {
            String digest = Sha256.hex(AtomicFile.read(library));
            Files.writeString(file, "inputs " + inputDigest + "\nlibrary " + digest + "\n");
        } catch (IOException e) {
            throw new NativeBuildException("Cannot write " + file, e);
        }
    }

    private List<String> lines() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new NativeBuildException("Cannot read " + file, e);
        }
    }
}
