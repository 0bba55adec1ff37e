package org.montyjvm.internal.os.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.montyjvm.MontyOsFunction.EXISTS;
import static org.montyjvm.MontyOsFunction.IS_DIR;
import static org.montyjvm.MontyOsFunction.IS_FILE;
import static org.montyjvm.MontyOsFunction.OPEN;
import static org.montyjvm.MontyOsFunction.READ_BYTES;
import static org.montyjvm.MontyOsFunction.STAT;
import static org.montyjvm.MontyOsFunction.WRITE_TEXT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.montyjvm.MontyMount;
import org.montyjvm.internal.os.Script;

/** Pipes and devices: there, but not to be opened. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SpecialFilesTest {
    @TempDir
    private Path scratch;

    @Test
    void pipe_isSeenButNotOpened_andNobodyWaitsForItsOtherEnd() throws IOException, InterruptedException {
        Process maker = new ProcessBuilder("mkfifo", scratch.resolve("pipe").toString()).start();
        assumeThat(maker.waitFor()).isZero();
        Script script = Script.with(MontyMount.readWrite(scratch));
        assertThat(script.shows(EXISTS, "/mnt/pipe")).isEqualTo("True");
        assertThat(script.shows(IS_FILE, "/mnt/pipe")).isEqualTo("False");
        assertThat(script.shows(IS_DIR, "/mnt/pipe")).isEqualTo("False");
        assertThat(script.scan("/mnt", 1, false)).containsExactly(":d", "pipe:");
        String denied = "PermissionError: [Errno 13] Permission denied: '/mnt/pipe'";
        assertThat(script.shows(READ_BYTES, "/mnt/pipe")).isEqualTo(denied);
        assertThat(script.shows(WRITE_TEXT, "/mnt/pipe", "x")).isEqualTo(denied);
        assertThat(script.shows(OPEN, "/mnt/pipe", "r")).isEqualTo(denied);
        assertThat(script.shows(STAT, "/mnt/pipe")).isEqualTo(denied);
    }

    @Test
    void device_isNotRead() {
        assumeThat(Files.exists(Path.of("/dev/zero"))).isTrue();
        Script script = Script.with(MontyMount.readOnly(Path.of("/dev")));
        assertThat(script.shows(READ_BYTES, "/mnt/zero"))
                .isEqualTo("PermissionError: [Errno 13] Permission denied: '/mnt/zero'");
    }

    @Test
    void endlessFile_isNoLongerThanItSays_andReadingStops() {
        assumeThat(Files.exists(Path.of("/proc/self/status"))).isTrue();
        Script script = Script.with(MontyMount.readOnly(Path.of("/proc/sys/kernel")));
        assertThat(script.shows(READ_BYTES, "/mnt/ostype")).isEqualTo("b'Linux\\n'");
    }
}
