package org.montyjvm.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every case of upstream's suite on each engine, as a script and in a session; each is a test named after its file. */
class ConformanceTest {

    @TempDir
    private static Path folder;

    private static Path mounted;
    private static Path virtual;
    private static Exclusions exclusions;

    private static final Map<String, Passed> PASSED = new TreeMap<>();
    private static int files;

    /** How much of the suite passed on an engine. */
    private static final class Passed {
        private int scripts;
        private int sessions;
        private int roundTrips;
    }

    @BeforeAll
    static void prepare() throws IOException {
        mounted = PreparedFolder.mounted(Files.createDirectory(folder.resolve("mounted")));
        virtual = PreparedFolder.virtual(Files.createDirectory(folder.resolve("virtual")));
        exclusions = new Exclusions();
    }

    @AfterAll
    static void printSummary() {
        PASSED.forEach((backend, passed) -> System.out.printf(
                "%s: %d of %d upstream files pass, %d of them in a session; %d excluded; %d pauses frozen and restored%n",
                backend,
                passed.scripts,
                files,
                passed.sessions,
                exclusions.names().size(),
                passed.roundTrips));
    }

    @TestFactory
    Stream<DynamicTest> upstream_onTheNativeEngine() throws IOException {
        return testsOn("ffi", Home.PLATFORM);
    }

    @TestFactory
    Stream<DynamicTest> upstream_onTheNativeEngine_inASession() throws IOException {
        return testsOn("ffi", Home.SESSION);
    }

    @TestFactory
    Stream<DynamicTest> upstream_onWasm() throws IOException {
        return testsOn("wasm", Home.PLATFORM);
    }

    @TestFactory
    Stream<DynamicTest> upstream_onWasm_inASession() throws IOException {
        return testsOn("wasm", Home.SESSION);
    }

    @Test
    void everyExclusion_isOfACaseThatExists() throws IOException {
        List<String> names = UpstreamFolder.files().stream()
                .map(file -> file.getFileName().toString())
                .toList();

        assertThat(names).containsAll(exclusions.names());
    }

    private static Stream<DynamicTest> testsOn(String backend, Home home) throws IOException {
        List<Path> cases = UpstreamFolder.files();
        files = cases.size();
        Passed passed = PASSED.computeIfAbsent(backend, engine -> new Passed());
        return cases.stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> check(file, backend, home, passed)));
    }

    private static void check(Path file, String backend, Home home, Passed passed) throws IOException {
        UpstreamCase test = UpstreamCase.read(file);
        Optional<String> reason = exclusions.reason(test.name());
        Optional<String> failure = failure(test, backend, home, passed);
        if (reason.isPresent()) {
            assertThat(failure)
                    .as("%s passes now, take it off the exclusions: %s", test.name(), reason.get())
                    .isPresent();
            return;
        }
        assertThat(failure).as(test.name()).isEmpty();
        if (home == Home.PLATFORM) {
            passed.scripts++;
        } else {
            passed.sessions++;
        }
    }

    private static Optional<String> failure(UpstreamCase test, String backend, Home home, Passed passed) {
        try (CaseRun run = new CaseRun(test, home, backend, mounted, virtual)) {
            Optional<String> failure = run.failure();
            passed.roundTrips += run.roundTrips();
            return failure;
        }
    }
}
