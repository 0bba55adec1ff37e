package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The library that is kept in the repository, so that a Java developer needs no Rust.
 *
 * <p>Beside it lies {@code digest}: a line {@code inputs} with the {@link InputDigest} of what it was built from, and a
 * line {@code library} with the SHA-256 of the file itself, so that a merge cannot take the one from here and the other
 * from there.
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

    private Path digestFile() {
        return folder.resolve("digest");
    }

    /** Returns whether the library exists and was built from the inputs with {@code inputDigest}. */
    boolean isBuiltFrom(String inputDigest) {
        return Files.isRegularFile(library()) && digestLines().contains("inputs " + inputDigest);
    }

    /** Returns whether the library's bytes are those that the digest was written for. */
    boolean isIntact() {
        try {
            return digestLines().contains("library " + Sha256.hex(Files.readAllBytes(library())));
        } catch (IOException e) {
            throw new NativeBuildException("Cannot read " + library(), e);
        }
    }

    /** Writes the digest file for the library as it lies there now. */
    void writeDigest(String inputDigest) {
        try {
            String library = Sha256.hex(Files.readAllBytes(library()));
            Files.writeString(digestFile(), "inputs " + inputDigest + "\nlibrary " + library + "\n");
        } catch (IOException e) {
            throw new NativeBuildException("Cannot write " + digestFile(), e);
        }
    }

    private List<String> digestLines() {
        if (!Files.isRegularFile(digestFile())) {
            return List.of();
        }
        try {
            return Files.readAllLines(digestFile());
        } catch (IOException e) {
            throw new NativeBuildException("Cannot read " + digestFile(), e);
        }
    }
}
