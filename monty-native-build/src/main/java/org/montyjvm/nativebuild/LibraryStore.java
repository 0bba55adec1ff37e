package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The libraries that cargo has built on this machine, by {@link InputDigest}: a clean or fresh clone with the same inputs
 * does not run cargo again.
 *
 * @param folder the platform's folder in the {@link BuildCache}
 * @param platform what the libraries run on
 */
record LibraryStore(Path folder, NativePlatform platform) {

    private static final int KEPT = 8;

    /** Returns where the library for {@code inputDigest} is, or would be. */
    Path library(String inputDigest) {
        return folder.resolve(inputDigest).resolve(platform.libraryFile());
    }

    /** Keeps {@code built} and forgets the oldest. The caller holds the {@link BuildLock}. */
    void put(String inputDigest, Path built) {
        AtomicFile.copy(built, library(inputDigest));
        try (Stream<Path> folders = Files.list(folder)) {
            List<Path> oldest = folders.sorted(
                            Comparator.comparing(LibraryStore::age).reversed())
                    .skip(KEPT)
                    .toList();
            for (Path old : oldest) {
                Folders.delete(old);
            }
        } catch (IOException e) {
            throw new NativeBuildException("Cannot tidy " + folder, e);
        }
    }

    private static FileTime age(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            throw new NativeBuildException("Cannot read " + folder, e);
        }
    }
}
