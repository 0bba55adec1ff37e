package org.montyjvm.internal.os.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.montyjvm.MontyOsFunction.APPEND_TEXT;
import static org.montyjvm.MontyOsFunction.EXISTS;
import static org.montyjvm.MontyOsFunction.ITERDIR;
import static org.montyjvm.MontyOsFunction.READ_TEXT;
import static org.montyjvm.MontyOsFunction.RENAME;
import static org.montyjvm.MontyOsFunction.RMDIR;
import static org.montyjvm.MontyOsFunction.UNLINK;
import static org.montyjvm.MontyOsFunction.WRITE_TEXT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.montyjvm.MontyMount;
import org.montyjvm.internal.os.Script;

/** A folder that scripts change, and that is as it was. Every test ends with a look at the host's files. */
class OverlayTest {
    @TempDir
    private Path folder;

    private MontyMount mount;
    private Script script;
    private Map<String, String> before;

    @BeforeEach
    void mountAFilledFolder() throws IOException {
        mount = MontyMount.overlay(Backing.fill(folder));
        script = Script.with(mount);
        before = content();
    }

    @AfterEach
    void hostsFiles_areAsTheyWere() throws IOException {
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void writes_areSeenByTheScriptOnly() {
        script.value(WRITE_TEXT, "/mnt/hello.txt", "changed");
        script.value(APPEND_TEXT, "/mnt/subdir/nested.txt", "!");
        script.value(WRITE_TEXT, "/mnt/subdir/deep/new.txt", "new");
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt")).isEqualTo("'changed'");
        assertThat(script.shows(READ_TEXT, "/mnt/subdir/nested.txt")).isEqualTo("'nested content!'");
        assertThat(script.shows(ITERDIR, "/mnt/subdir/deep"))
                .isEqualTo("[PosixPath('/mnt/subdir/deep/file.txt'), PosixPath('/mnt/subdir/deep/new.txt')]");
    }

    @Test
    void scriptsThatShareTheMount_seeEachOthersFiles() {
        script.value(WRITE_TEXT, "/mnt/shared.txt", "from one");
        assertThat(Script.with(mount).shows(READ_TEXT, "/mnt/shared.txt")).isEqualTo("'from one'");
        assertThat(Script.with(MontyMount.overlay(folder)).shows(EXISTS, "/mnt/shared.txt"))
                .isEqualTo("False");
        assertThat(Script.with(mount.quota(9)).shows(EXISTS, "/mnt/shared.txt")).isEqualTo("False");
    }

    @Test
    void removals_areRemembered_andUndoneByWritingAgain() {
        script.value(UNLINK, "/mnt/hello.txt");
        assertThat(script.shows(EXISTS, "/mnt/hello.txt")).isEqualTo("False");
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt")).startsWith("FileNotFoundError");
        assertThat(script.shows(UNLINK, "/mnt/hello.txt")).startsWith("FileNotFoundError");
        assertThat(script.scan("/mnt", 1, false)).doesNotContain("hello.txt:f");
        assertThat(script.shows(APPEND_TEXT, "/mnt/hello.txt", "again")).isEqualTo("5");
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt")).isEqualTo("'again'");
    }

    @Test
    void folderMadeAgain_isEmpty() {
        script.value(UNLINK, "/mnt/subdir/deep/file.txt");
        script.value(RMDIR, "/mnt/subdir/deep");
        script.mkdir("/mnt/subdir/deep", false, false);
        assertThat(script.shows(ITERDIR, "/mnt/subdir/deep")).isEqualTo("[]");
        assertThat(script.shows(RMDIR, "/mnt/subdir/deep")).isEqualTo("None");
    }

    @Test
    void movedFolder_keepsWhatWasInItAndWhatWasChangedInIt() {
        script.value(WRITE_TEXT, "/mnt/subdir/deep/new.txt", "new");
        script.value(UNLINK, "/mnt/subdir/nested.txt");
        script.value(RENAME, "/mnt/subdir", "/mnt/moved");
        script.value(RENAME, "/mnt/moved/deep", "/mnt/moved/deeper");
        assertThat(script.scan("/mnt/moved", 9, false))
                .containsExactlyInAnyOrder(":d", "deeper:d", "deeper/file.txt:f", "deeper/new.txt:f");
        assertThat(script.shows(READ_TEXT, "/mnt/moved/deeper/file.txt")).isEqualTo("'deep file'");
        assertThat(script.shows(EXISTS, "/mnt/subdir")).isEqualTo("False");
        script.value(RENAME, "/mnt/moved", "/mnt/subdir");
        assertThat(script.shows(READ_TEXT, "/mnt/subdir/deeper/file.txt")).isEqualTo("'deep file'");
        assertThat(script.shows(EXISTS, "/mnt/subdir/nested.txt")).isEqualTo("False");
    }

    @Test
    void movedFile_isReadFromWhereItIs_untilItIsWritten() {
        script.value(RENAME, "/mnt/hello.txt", "/mnt/subdir/hello.txt");
        assertThat(script.shows(READ_TEXT, "/mnt/subdir/hello.txt")).isEqualTo("'hello world\\n'");
        script.value(APPEND_TEXT, "/mnt/subdir/hello.txt", "!");
        assertThat(script.shows(READ_TEXT, "/mnt/subdir/hello.txt")).isEqualTo("'hello world\\n!'");
        assertThat(script.shows(EXISTS, "/mnt/hello.txt")).isEqualTo("False");
        script.value(RENAME, "/mnt/subdir/hello.txt", "/mnt/hello.txt");
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt")).isEqualTo("'hello world\\n!'");
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                content.put(path.toString(), Files.isDirectory(path) ? "folder" : Files.readString(path));
            }
        }
        return content;
    }
}
