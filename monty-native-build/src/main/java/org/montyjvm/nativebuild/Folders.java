package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Whole folders: copied and deleted. */
final class Folders {

    private Folders() {}

    /** Copies {@code source} with everything below it to {@code target}, which must not exist. */
    static void copy(Path source, Path target) throws IOException {
        for (Path from : below(source)) {
            Path to = target.resolve(source.relativize(from).toString());
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
        }
    }

    /**
     * Makes {@code target} a copy of {@code source} with an edit. It appears whole or not at all; of two builds that make it
     * at once, one finds it there.
     *
     * @param edit changes the copy, which is not at its place yet
     */
    static void copyWhole(Path source, Path target, Consumer<Path> edit) throws IOException {
        Files.createDirectories(target.getParent());
        Path half = Files.createTempDirectory(target.getParent(), ".part");
        Path copy = half.resolve(target.getFileName());
        copy(source, copy);
        edit.accept(copy);
        try {
            Files.move(copy, target);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
        delete(half);
    }

    /** Deletes {@code folder} with everything below it; does nothing if it does not exist. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        for (Path path :
                below(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
