package org.montyjvm.nativebuild;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders that programs are looked for in. Java itself looks for a program in the folders of its own process, not in
 * those of the environment that it gives the program.
 *
 * @param folders the folders, the first one wins
 */
record SearchPath(List<Path> folders) {

    /** Returns the folders that the variable {@code PATH} of {@code environment} names; those that are no path are left out. */
    static SearchPath of(Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        return new SearchPath(Stream.of(path.split(System.getProperty("path.separator")))
                .filter(folder -> !folder.isBlank())
                .flatMap(SearchPath::toPath)
                .toList());
    }

    /** Returns the program called {@code name}, or nothing if there is none. */
    Optional<Path> find(String name) {
        return folders.stream()
                .flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve(name + ".exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Stream<Path> toPath(String folder) {
        try {
            return Stream.of(Path.of(folder));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
