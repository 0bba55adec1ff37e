package org.montyjvm.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite can fail, and does what its directives say. */
class CaseRunTest {

    private static final String SERVED = "# /// monty\n# call-external = true\n# ///\n";
    private static final String MOUNTED = "# /// monty\n# mount-fs = true\n# ///\n";

    @TempDir
    private Path folder;

    private Path mounted;
    private Path virtual;

    @BeforeEach
    void prepare() throws IOException {
        mounted = PreparedFolder.mounted(Files.createDirectory(folder.resolve("mounted")));
        virtual = PreparedFolder.virtual(Files.createDirectory(folder.resolve("virtual")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assert 1 == 2",
                "1 / 0\n# ref-counts={}",
                "'1'\n# Return=1",
                "1 / 0\n# Return=1",
                "'a'\n# Return.str=b",
                "1\n# Raise=ValueError()",
                "raise ValueError('a')\n# Raise=ValueError('b')",
                "raise ValueError\n# Raise=TypeError()",
                "1 / 0\n\"\"\"\nTRACEBACK:\nTraceback (most recent call last):\nZeroDivisionError: division by zero\n\"\"\"",
                "# /// monty\n# xfail = ['monty']\n# ///\n1",
                "add_ints(1, 2)",
                "import tools",
                "open('/mnt/hello.txt')"
            })
    void caseThatEndsOtherwise_fails(String content) {
        assertThat(failure(content)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assert 1 == 1",
                "1\n# ref-counts={}",
                "[1, 'a']\n# Return=[1, 'a']",
                "'a'\n# Return.str=a",
                "raise ValueError('a')\n# Raise=ValueError('a')",
                "def\n# Raise=SyntaxError('Expected an identifier')",
                "# /// monty\n# xfail = ['monty']\n# ///\n1 / 0",
                SERVED + "add_ints(1, 2)\n# Return=3",
                SERVED + "make_point().add(10, 20)\n# Return=Point(x=11, y=22)",
                MOUNTED + "open(root / 'hello.txt').read()\n# Return='hello world\\n'"
            })
    void caseThatEndsAsItSays_passes(String content) {
        assertThat(failure(content)).isEmpty();
    }

    @Test
    void everyPause_isARoundTrip() {
        UpstreamCase test = UpstreamCase.parse("a.py", SERVED + "[add_ints(i, i) for i in range(5)]");

        try (CaseRun run = new CaseRun(test, Home.PLATFORM, "ffi", mounted, virtual)) {
            assertThat(run.failure()).isEmpty();
            assertThat(run.roundTrips()).isEqualTo(5);
        }
    }

    @Test
    void mountedFolder_isNotChangedByACase() {
        assertThat(failure(MOUNTED + "(root / 'hello.txt').write_text('changed')"))
                .isEmpty();

        assertThat(mounted.resolve("hello.txt")).hasContent("hello world\n");
    }

    private Optional<String> failure(String content) {
        try (CaseRun run = new CaseRun(UpstreamCase.parse("a.py", content), Home.PLATFORM, "ffi", mounted, virtual)) {
            return run.failure();
        }
    }
}
