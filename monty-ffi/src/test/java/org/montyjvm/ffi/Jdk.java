package org.montyjvm.ffi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Java installation.
 *
 * @param home its folder
 * @param feature its release, such as 17
 */
record Jdk(Path home, int feature) {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    static Jdk ofThisProcess() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** Returns an installed one of this release, where Linux distributions put them; empty if there is none. */
    static Optional<Jdk> installed(int feature) {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> featureOf(home) == feature)
                    .map(home -> new Jdk(home, feature))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path java() {
        return home.resolve("bin/java");
    }

    /** Reads the release of a folder's JDK from the file that says it; 0 where there is none. */
    private static int featureOf(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", ""))
                    .map(version -> Integer.parseInt(version.replaceFirst("\\..*", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
