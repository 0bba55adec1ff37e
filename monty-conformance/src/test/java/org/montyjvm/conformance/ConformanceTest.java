package org.montyjvm.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every case of upstream's suite, as a script and in a session; each is a test named after its file. */
class ConformanceTest {

    @TempDir
    private static Path folder;

    private static Path mounted;
    private static Path virtual;
    private static Exclusions exclusions;

    private static final Map<Home, Integer> PASSED = new EnumMap<>(Home.class);
    private static int files;
    private static int roundTrips;

    @BeforeAll
    static void prepare() throws IOException {
        mounted = PreparedFolder.mounted(Files.createDirectory(folder.resolve("mounted")));
        virtual = PreparedFolder.virtual(Files.createDirectory(folder.resolve("virtual")));
        exclusions = new Exclusions();
    }

    @AfterAll
    static void printSummary() {
        if (files > 0) {
            System.out.printf(
                    "%d of %d upstream files pass, %d of them in a session; %d excluded; %d pauses frozen and restored%n",
                    PASSED.getOrDefault(Home.PLATFORM, 0),
                    files,
                    PASSED.getOrDefault(Home.SESSION, 0),
                    exclusions.names().size(),
                    roundTrips);
        }
    }

    @TestFactory
    Stream<DynamicTest> upstream() throws IOException {
        return testsAt(Home.PLATFORM);
    }

    @TestFactory
    Stream<DynamicTest> upstream_inASession() throws IOException {
        return testsAt(Home.SESSION);
    }

    @Test
    void everyExclusion_isOfACaseThatExists() throws IOException {
        List<String> names = UpstreamFolder.files().stream()
                .map(file -> file.getFileName().toString())
                .toList();

        assertThat(names).containsAll(exclusions.names());
    }

    private static Stream<DynamicTest> testsAt(Home home) throws IOException {
        List<Path> cases = UpstreamFolder.files();
        files = cases.size();
        return cases.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> check(file, home)));
    }

    private static void check(Path file, Home home) throws IOException {
        UpstreamCase test = UpstreamCase.read(file);
        Optional<String> reason = exclusions.reason(test.name());
        Optional<String> failure = failure(test, home);
        if (reason.isPresent()) {
            assertThat(failure)
                    .as("%s passes now, take it off the exclusions: %s", test.name(), reason.get())
                    .isPresent();
        } else {
            assertThat(failure).as(test.name()).isEmpty();
            PASSED.merge(home, 1, Integer::sum);
        }
    }

    private static Optional<String> failure(UpstreamCase test, Home home) {
        try (CaseRun run = new CaseRun(test, home, mounted, virtual)) {
            Optional<String> failure = run.failure();
            roundTrips += run.roundTrips();
            return failure;
        }
    }
}
