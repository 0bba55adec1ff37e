package org.montyjvm.internal.os.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.montyjvm.MontyOsFunction.ABSOLUTE;
import static org.montyjvm.MontyOsFunction.APPEND_BYTES;
import static org.montyjvm.MontyOsFunction.APPEND_TEXT;
import static org.montyjvm.MontyOsFunction.EXISTS;
import static org.montyjvm.MontyOsFunction.IS_DIR;
import static org.montyjvm.MontyOsFunction.IS_FILE;
import static org.montyjvm.MontyOsFunction.IS_SYMLINK;
import static org.montyjvm.MontyOsFunction.ITERDIR;
import static org.montyjvm.MontyOsFunction.OPEN;
import static org.montyjvm.MontyOsFunction.READ_BYTES;
import static org.montyjvm.MontyOsFunction.READ_TEXT;
import static org.montyjvm.MontyOsFunction.RENAME;
import static org.montyjvm.MontyOsFunction.RESOLVE;
import static org.montyjvm.MontyOsFunction.RMDIR;
import static org.montyjvm.MontyOsFunction.STAT;
import static org.montyjvm.MontyOsFunction.UNLINK;
import static org.montyjvm.MontyOsFunction.WRITE_BYTES;
import static org.montyjvm.MontyOsFunction.WRITE_TEXT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.os.Script;

/** What works, the same way on every kind of mount and file system. */
class FileCallsTest {
    @TempDir
    private Path scratch;

    @ParameterizedTest
    @EnumSource
    void predicates_tellFilesFromFolders(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.shows(EXISTS, "/mnt")).isEqualTo("True");
        assertThat(script.shows(IS_DIR, "/mnt")).isEqualTo("True");
        assertThat(script.shows(EXISTS, "/mnt/hello.txt")).isEqualTo("True");
        assertThat(script.shows(IS_FILE, "/mnt/hello.txt")).isEqualTo("True");
        assertThat(script.shows(IS_DIR, "/mnt/hello.txt")).isEqualTo("False");
        assertThat(script.shows(IS_DIR, "/mnt/subdir/deep")).isEqualTo("True");
        assertThat(script.shows(IS_FILE, "/mnt/subdir")).isEqualTo("False");
        assertThat(script.shows(IS_SYMLINK, "/mnt/hello.txt")).isEqualTo("False");
        assertThat(script.shows(EXISTS, "/mnt/nope")).isEqualTo("False");
        assertThat(script.shows(EXISTS, "/mnt/nope/deeper")).isEqualTo("False");
        assertThat(script.shows(EXISTS, "/mnt/hello.txt/below")).isEqualTo("False");
        assertThat(script.shows(EXISTS, "")).isEqualTo("False");
    }

    @ParameterizedTest
    @EnumSource
    void read_givesTextAndBytes(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt")).isEqualTo("'hello world\\n'");
        assertThat(script.shows(READ_TEXT, "/mnt/empty.txt")).isEqualTo("''");
        assertThat(script.shows(READ_BYTES, "/mnt/data.bin")).isEqualTo("b'\\x00\\x01\\x02\\x03'");
        assertThat(script.shows(READ_TEXT, "/mnt/subdir/../subdir/./deep//file.txt"))
                .isEqualTo("'deep file'");
    }

    @ParameterizedTest
    @EnumSource
    void write_replacesContent_andCountsCharactersOrBytes(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.shows(WRITE_TEXT, "/mnt/hello.txt", "é😀")).isEqualTo("2");
        assertThat(script.shows(READ_BYTES, "/mnt/hello.txt")).isEqualTo("b'\\xc3\\xa9\\xf0\\x9f\\x98\\x80'");
        assertThat(script.shows(WRITE_BYTES, "/mnt/subdir/new.bin", new byte[] {7, 8, 9}))
                .isEqualTo("3");
        assertThat(script.shows(READ_BYTES, "/mnt/subdir/new.bin")).isEqualTo("b'\\x07\\x08\\t'");
    }

    @ParameterizedTest
    @EnumSource
    void append_keepsWhatWasThere_andMakesWhatWasNot(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.shows(APPEND_TEXT, "/mnt/hello.txt", "!")).isEqualTo("1");
        assertThat(script.shows(APPEND_BYTES, "/mnt/hello.txt", new byte[] {63}))
                .isEqualTo("1");
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt")).isEqualTo("'hello world\\n!?'");
        assertThat(script.shows(APPEND_TEXT, "/mnt/fresh.txt", "a")).isEqualTo("1");
        assertThat(script.shows(APPEND_TEXT, "/mnt/fresh.txt", "b")).isEqualTo("1");
        assertThat(script.shows(READ_TEXT, "/mnt/fresh.txt")).isEqualTo("'ab'");
    }

    @ParameterizedTest
    @EnumSource
    void open_truncatesCreatesOrLooks(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.value(OPEN, "/mnt/hello.txt", "r"))
                .isEqualTo(new MontyValue.FileHandle("/mnt/hello.txt", "r", 0));
        assertThat(script.value(OPEN, "/mnt/subdir/../hello.txt", "ab"))
                .isEqualTo(new MontyValue.FileHandle("/mnt/hello.txt", "ab", 12));
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt")).isEqualTo("'hello world\\n'");
        assertThat(script.value(OPEN, "/mnt/hello.txt", "w"))
                .isEqualTo(new MontyValue.FileHandle("/mnt/hello.txt", "w", 0));
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt")).isEqualTo("''");
        script.value(OPEN, "/mnt/made.txt", "a");
        assertThat(script.shows(IS_FILE, "/mnt/made.txt")).isEqualTo("True");
    }

    @ParameterizedTest
    @EnumSource
    void stat_isANamedTupleOfTenFields(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        MontyValue.NamedTuple file = (MontyValue.NamedTuple) script.value(STAT, "/mnt/hello.txt");
        assertThat(file.typeName()).isEqualTo("StatResult");
        assertThat(file.fields())
                .containsExactly(
                        "st_mode",
                        "st_ino",
                        "st_dev",
                        "st_nlink",
                        "st_uid",
                        "st_gid",
                        "st_size",
                        "st_atime",
                        "st_mtime",
                        "st_ctime");
        assertThat(file.values().get(6).asLong()).isEqualTo(12);
        assertThat(file.values().get(0).asInt() & 0170000).isEqualTo(0100000);
        assertThat(file.values().get(8)).isInstanceOf(MontyValue.Float.class);
        MontyValue.NamedTuple folder = (MontyValue.NamedTuple) script.value(STAT, "/mnt/subdir");
        assertThat(folder.values().get(0).asInt() & 0170000).isEqualTo(0040000);
    }

    @ParameterizedTest
    @EnumSource
    void iterdir_listsPathsInOrder(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.shows(ITERDIR, "/mnt/subdir"))
                .isEqualTo("[PosixPath('/mnt/subdir/deep'), PosixPath('/mnt/subdir/nested.txt')]");
    }

    @ParameterizedTest
    @EnumSource
    void scan_goesAsDeepAsAsked(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.scan("/mnt", 0, false)).containsExactly(":d");
        assertThat(script.scan("/mnt", 1, false))
                .containsExactly(":d", "data.bin:f", "empty.txt:f", "hello.txt:f", "subdir:d");
        assertThat(script.scan("/mnt/subdir", 9, true))
                .containsExactlyInAnyOrder(":d", "deep:d", "deep/file.txt:f", "nested.txt:f");
        assertThat(script.scan("/mnt/hello.txt", 1, false)).containsExactly(":f");
    }

    @ParameterizedTest
    @EnumSource
    void mkdir_makesOneOrAll(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.mkdir("/mnt/new", false, false)).isEqualTo("None");
        assertThat(script.mkdir("/mnt/new", false, true)).isEqualTo("None");
        assertThat(script.mkdir("/mnt/new/a/b", true, false)).isEqualTo("None");
        assertThat(script.mkdir("/mnt/new/a/b", true, true)).isEqualTo("None");
        assertThat(script.shows(IS_DIR, "/mnt/new/a/b")).isEqualTo("True");
        assertThat(script.shows(ITERDIR, "/mnt/new")).isEqualTo("[PosixPath('/mnt/new/a')]");
    }

    @ParameterizedTest
    @EnumSource
    void remove_takesFilesAndEmptyFolders(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.shows(UNLINK, "/mnt/subdir/deep/file.txt")).isEqualTo("None");
        assertThat(script.shows(RMDIR, "/mnt/subdir/deep")).isEqualTo("None");
        assertThat(script.shows(EXISTS, "/mnt/subdir/deep")).isEqualTo("False");
        assertThat(script.shows(ITERDIR, "/mnt/subdir")).isEqualTo("[PosixPath('/mnt/subdir/nested.txt')]");
        assertThat(script.mkdir("/mnt/subdir/deep", false, false)).isEqualTo("None");
        assertThat(script.shows(ITERDIR, "/mnt/subdir/deep")).isEqualTo("[]");
    }

    @ParameterizedTest
    @EnumSource
    void rename_movesFiles_overOthersToo(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.shows(RENAME, "/mnt/hello.txt", "/mnt/subdir/nested.txt"))
                .isEqualTo("None");
        assertThat(script.shows(EXISTS, "/mnt/hello.txt")).isEqualTo("False");
        assertThat(script.shows(READ_TEXT, "/mnt/subdir/nested.txt")).isEqualTo("'hello world\\n'");
        assertThat(script.shows(RENAME, "/mnt/data.bin", "/mnt/data.bin")).isEqualTo("None");
        assertThat(script.shows(READ_BYTES, "/mnt/data.bin")).isEqualTo("b'\\x00\\x01\\x02\\x03'");
    }

    @ParameterizedTest
    @EnumSource
    void rename_movesAFolderWithAllThatIsInIt(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        script.mkdir("/mnt/target", false, false);
        assertThat(script.shows(RENAME, "/mnt/subdir", "/mnt/target")).isEqualTo("None");
        assertThat(script.scan("/mnt/target", 9, false))
                .containsExactlyInAnyOrder(":d", "deep:d", "deep/file.txt:f", "nested.txt:f");
        assertThat(script.shows(READ_TEXT, "/mnt/target/deep/file.txt")).isEqualTo("'deep file'");
        assertThat(script.shows(EXISTS, "/mnt/subdir")).isEqualTo("False");
    }

    @ParameterizedTest
    @EnumSource
    void paths_areMadeAbsoluteInTheSandboxOnly(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        for (String path : List.of("/mnt/subdir/../hello.txt", "/mnt/./hello.txt", "/../mnt/hello.txt")) {
            assertThat(script.shows(RESOLVE, path)).isEqualTo("PosixPath('/mnt/hello.txt')");
            assertThat(script.shows(ABSOLUTE, path)).isEqualTo("PosixPath('/mnt/hello.txt')");
        }
        assertThat(script.shows(RESOLVE, "/mnt/nope/deeper")).isEqualTo("PosixPath('/mnt/nope/deeper')");
        assertThat(script.shows(RESOLVE, "/elsewhere/../x")).isEqualTo("PosixPath('/x')");
    }
}
