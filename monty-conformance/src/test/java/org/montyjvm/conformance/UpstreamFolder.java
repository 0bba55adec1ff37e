package org.montyjvm.conformance;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build has found upstream's cases. */
final class UpstreamFolder {

    /** Written by the build program's command {@code upstream-cases}, if the cases are to be had. */
    private static final Path LOCATION = Path.of("target", "upstream-cases.txt");

    private UpstreamFolder() {}

    /** Returns the files of the suite in the order of their names; skips the test that asks if there are none. */
    static List<Path> files() throws IOException {
        assumeThat(LOCATION)
                .as("the interpreter's crate is neither in the build's cache nor to be had from cargo")
                .isRegularFile();
        try (Stream<Path> files = Files.list(Path.of(Files.readString(LOCATION)))) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the case in the file named {@code name}; skips the test that asks if there are none. */
    static UpstreamCase read(String name) throws IOException {
        Path file = files().stream()
                .filter(candidate -> candidate.endsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Upstream has no case " + name));
        return UpstreamCase.read(file);
    }
}
