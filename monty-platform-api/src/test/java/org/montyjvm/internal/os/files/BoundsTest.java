package org.montyjvm.internal.os.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.montyjvm.MontyOsFunction.APPEND_BYTES;
import static org.montyjvm.MontyOsFunction.APPEND_TEXT;
import static org.montyjvm.MontyOsFunction.ITERDIR;
import static org.montyjvm.MontyOsFunction.OPEN;
import static org.montyjvm.MontyOsFunction.READ_BYTES;
import static org.montyjvm.MontyOsFunction.READ_TEXT;
import static org.montyjvm.MontyOsFunction.RENAME;
import static org.montyjvm.MontyOsFunction.RMDIR;
import static org.montyjvm.MontyOsFunction.UNLINK;
import static org.montyjvm.MontyOsFunction.WRITE_BYTES;
import static org.montyjvm.MontyOsFunction.WRITE_TEXT;

import com.google.common.jimfs.Configuration;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyMount;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.internal.os.Script;

/** What a mount gives at most: bytes to write, bytes to read, entries to list; and nothing to a mount that is read only. */
class BoundsTest {
    private static final String FULL = "OSError: [Errno 28] No space left on device: '/mnt/x'";

    @TempDir
    private Path scratch;

    @Test
    void quotaInMemory_isWhatFilesHold() {
        Script script = Script.with(MontyMount.inMemory().quota(10));
        assertThat(script.shows(WRITE_BYTES, "/mnt/x", new byte[10])).isEqualTo("10");
        assertThat(script.shows(APPEND_TEXT, "/mnt/x", "!")).isEqualTo(FULL);
        assertThat(script.shows(WRITE_BYTES, "/mnt/x", new byte[11])).isEqualTo(FULL);
        assertThat(script.value(READ_BYTES, "/mnt/x").asBytes()).hasSize(10);
        script.value(WRITE_TEXT, "/mnt/x", "four");
        script.value(WRITE_TEXT, "/mnt/y", "sixsix");
        script.value(RENAME, "/mnt/y", "/mnt/x");
        assertThat(script.shows(APPEND_TEXT, "/mnt/x", "four")).isEqualTo("4");
        script.value(UNLINK, "/mnt/x");
        assertThat(script.shows(WRITE_BYTES, "/mnt/x", new byte[10])).isEqualTo("10");
    }

    @Test
    void quotaOfAnOverlay_countsWhatIsKeptOfAFileThatIsAppendedTo() throws IOException {
        Files.writeString(scratch.resolve("x"), "0123456789");
        Script script = Script.with(MontyMount.overlay(scratch).quota(11));
        assertThat(script.shows(APPEND_TEXT, "/mnt/x", "ab")).isEqualTo(FULL);
        assertThat(script.shows(READ_TEXT, "/mnt/x")).isEqualTo("'0123456789'");
        assertThat(script.shows(APPEND_TEXT, "/mnt/x", "a")).isEqualTo("1");
        assertThat(script.shows(READ_TEXT, "/mnt/x")).isEqualTo("'0123456789a'");
    }

    @Test
    void quotaOfAHostsFolder_isWhatIsWrittenInAll() throws IOException {
        Script script = Script.with(MontyMount.readWrite(scratch).quota(10));
        script.value(WRITE_TEXT, "/mnt/x", "123456");
        script.value(UNLINK, "/mnt/x");
        assertThat(script.shows(WRITE_TEXT, "/mnt/x", "12345")).isEqualTo(FULL);
        assertThat(script.shows(WRITE_TEXT, "/mnt/x", "1234")).isEqualTo("4");
        assertThat(scratch.resolve("x")).hasContent("1234");
    }

    @Test
    void entriesInMemory_areBounded() {
        Script script = Script.with(MontyMount.inMemory());
        String last = "None";
        int made = 0;
        while (last.equals("None") && made < 200_000) {
            last = script.mkdir("/mnt/" + made, false, false);
            made++;
        }
        assertThat(last).startsWith("OSError: [Errno 28]");
        assertThat(made).isEqualTo(100_001);
        assertThat(script.shows(RMDIR, "/mnt/0")).isEqualTo("None");
        assertThat(script.mkdir("/mnt/again", false, false)).isEqualTo("None");
        assertThat(script.shows(ITERDIR, "/mnt")).isEqualTo("OSError: [Errno 12] Cannot allocate memory: '/mnt'");
        assertThat(script.scan("/mnt", 1, false)).containsExactly("OSError: [Errno 12] Cannot allocate memory: '/mnt'");
    }

    @Test
    void deepFolders_doNotKeepTheHostBusy() {
        Script script = Script.with(MontyMount.inMemory());
        assertThat(script.mkdir("/mnt" + "/d".repeat(2_000), true, false)).isEqualTo("None");
        assertThat(script.scan("/mnt", Integer.MAX_VALUE, false))
                .containsExactly("OSError: [Errno 12] Cannot allocate memory: '/mnt'");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fileLongerThanAResult_isNotRead(boolean overlay) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(scratch.resolve("x").toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        Files.write(scratch.resolve("fits"), new byte[1_000]);
        MontyLimits limits = MontyLimits.builder().resultBytes(1_000).build();
        MontyMount mount = overlay ? MontyMount.overlay(scratch) : MontyMount.readWrite(scratch);
        Script script = Script.under(MontyOs.builder().mount("/mnt", mount).build(), limits);
        assertThat(script.shows(READ_BYTES, "/mnt/x")).isEqualTo("OSError: [Errno 27] File too large: '/mnt/x'");
        assertThat(script.value(READ_BYTES, "/mnt/fits").asBytes()).hasSize(1_000);
        if (overlay) {
            assertThat(script.shows(APPEND_BYTES, "/mnt/x", new byte[1])).isEqualTo(FULL);
        }
    }

    @Test
    void readOnlyMount_refusesEveryChange() throws IOException {
        Script script = Script.with(MontyMount.readOnly(Backing.fill(scratch)));
        for (MontyOsFunction write : List.of(WRITE_TEXT, APPEND_TEXT)) {
            assertThat(script.shows(write, "/mnt/hello.txt", "x"))
                    .isEqualTo("OSError: [Errno 30] Read-only file system: '/mnt/hello.txt'");
        }
        assertThat(script.shows(OPEN, "/mnt/new", "w"))
                .isEqualTo("OSError: [Errno 30] Read-only file system: '/mnt/new'");
        assertThat(script.shows(OPEN, "/mnt/hello.txt", "a")).startsWith("OSError: [Errno 30]");
        assertThat(script.shows(UNLINK, "/mnt/hello.txt")).startsWith("OSError: [Errno 30]");
        assertThat(script.shows(RMDIR, "/mnt/subdir")).startsWith("OSError: [Errno 30]");
        assertThat(script.shows(RENAME, "/mnt/hello.txt", "/mnt/x")).startsWith("OSError: [Errno 30]");
        assertThat(script.mkdir("/mnt/new", false, false)).startsWith("OSError: [Errno 30]");
        assertThat(script.mkdir("/mnt/subdir", false, false)).startsWith("FileExistsError");
        assertThat(script.mkdir("/mnt/subdir", true, true)).isEqualTo("None");
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt")).isEqualTo("'hello world\\n'");
        assertThat(script.shows(OPEN, "/mnt/hello.txt", "r")).contains("hello.txt");
    }

    @Test
    void closedArchive_isAnErrorWithoutItsPath() throws IOException {
        Path folder = Backing.fill(Backing.zip(scratch));
        Script script = Script.with(MontyMount.readWrite(folder));
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt")).isEqualTo("'hello world\\n'");
        folder.getFileSystem().close();
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt"))
                .isEqualTo("OSError: [Errno 5] Input/output error: '/mnt/hello.txt'");
    }

    @Test
    void mount_needsAFolder() throws IOException {
        Path file = Files.createFile(scratch.resolve("file"));
        assertThatThrownBy(() -> MontyMount.readOnly(file)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> MontyMount.overlay(scratch.resolve("nope"))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> MontyMount.inMemory().quota(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quota must be at least 0, was -1");
        assertThatThrownBy(() -> MontyMount.readOnly(scratch).quota(1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(MontyMount.overlay(Backing.jimfs(Configuration.unix()))).hasToString("overlay");
    }
}
