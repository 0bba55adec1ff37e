package org.montyjvm.internal.os.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.montyjvm.MontyOsFunction.APPEND_TEXT;
import static org.montyjvm.MontyOsFunction.EXISTS;
import static org.montyjvm.MontyOsFunction.ITERDIR;
import static org.montyjvm.MontyOsFunction.OPEN;
import static org.montyjvm.MontyOsFunction.READ_BYTES;
import static org.montyjvm.MontyOsFunction.READ_TEXT;
import static org.montyjvm.MontyOsFunction.RENAME;
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
import org.montyjvm.MontyOsFunction;
import org.montyjvm.internal.os.Script;

/** What fails, with CPython's type and words on every kind of mount and file system. */
class FileErrorsTest {
    @TempDir
    private Path scratch;

    @ParameterizedTest
    @EnumSource
    void missing_isFileNotFound(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        String missing = "FileNotFoundError: [Errno 2] No such file or directory: '/mnt/nope'";
        for (MontyOsFunction function : List.of(READ_TEXT, READ_BYTES, STAT, ITERDIR, UNLINK, RMDIR)) {
            assertThat(script.shows(function, "/mnt/nope")).isEqualTo(missing);
        }
        assertThat(script.shows(OPEN, "/mnt/nope", "r")).isEqualTo(missing);
        assertThat(script.scan("/mnt/nope", 1, false)).containsExactly(missing);
        assertThat(script.shows(RENAME, "/mnt/nope", "/mnt/other")).isEqualTo(missing);
        assertThat(script.shows(STAT, "")).isEqualTo("FileNotFoundError: [Errno 2] No such file or directory: ''");
    }

    @ParameterizedTest
    @EnumSource
    void missingParent_isFileNotFound_namedByTheWholePath(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        String missing = "FileNotFoundError: [Errno 2] No such file or directory: '/mnt/no/child'";
        assertThat(script.shows(WRITE_TEXT, "/mnt/no/child", "x")).isEqualTo(missing);
        assertThat(script.shows(WRITE_BYTES, "/mnt/no/child", new byte[1])).isEqualTo(missing);
        assertThat(script.shows(APPEND_TEXT, "/mnt/no/child", "x")).isEqualTo(missing);
        assertThat(script.shows(OPEN, "/mnt/no/child", "w")).isEqualTo(missing);
        assertThat(script.mkdir("/mnt/no/child", false, true)).isEqualTo(missing);
        assertThat(script.shows(RENAME, "/mnt/hello.txt", "/mnt/no/child")).isEqualTo(missing);
    }

    @ParameterizedTest
    @EnumSource
    void folder_isNoFile(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        String folder = "IsADirectoryError: [Errno 21] Is a directory: '/mnt/subdir'";
        assertThat(script.shows(READ_TEXT, "/mnt/subdir")).isEqualTo(folder);
        assertThat(script.shows(WRITE_TEXT, "/mnt/subdir", "x")).isEqualTo(folder);
        assertThat(script.shows(APPEND_TEXT, "/mnt/subdir", "x")).isEqualTo(folder);
        assertThat(script.shows(OPEN, "/mnt/subdir", "r")).isEqualTo(folder);
        assertThat(script.shows(OPEN, "/mnt/subdir", "w")).isEqualTo(folder);
        assertThat(script.shows(UNLINK, "/mnt/subdir")).isEqualTo(folder);
        assertThat(script.shows(RENAME, "/mnt/hello.txt", "/mnt/subdir")).isEqualTo(folder);
        assertThat(script.shows(OPEN, "/mnt", "r")).isEqualTo("IsADirectoryError: [Errno 21] Is a directory: '/mnt'");
    }

    @ParameterizedTest
    @EnumSource
    void file_isNoFolder(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        String file = "NotADirectoryError: [Errno 20] Not a directory: '/mnt/hello.txt'";
        assertThat(script.shows(ITERDIR, "/mnt/hello.txt")).isEqualTo(file);
        assertThat(script.shows(RMDIR, "/mnt/hello.txt")).isEqualTo(file);
        assertThat(script.shows(RENAME, "/mnt/subdir", "/mnt/hello.txt")).isEqualTo(file);
        String below = "NotADirectoryError: [Errno 20] Not a directory: '/mnt/hello.txt/x'";
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt/x")).isEqualTo(below);
        assertThat(script.shows(WRITE_TEXT, "/mnt/hello.txt/x", "x")).isEqualTo(below);
        assertThat(script.mkdir("/mnt/hello.txt/x", true, true)).isEqualTo(below);
        assertThat(script.mkdir("/mnt/hello.txt/x", false, false)).isEqualTo(below);
    }

    @ParameterizedTest
    @EnumSource
    void existing_isNotMadeAgain(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.mkdir("/mnt/subdir", false, false))
                .isEqualTo("FileExistsError: [Errno 17] File exists: '/mnt/subdir'");
        assertThat(script.mkdir("/mnt/subdir", true, false))
                .isEqualTo("FileExistsError: [Errno 17] File exists: '/mnt/subdir'");
        assertThat(script.mkdir("/mnt/hello.txt", true, true))
                .isEqualTo("FileExistsError: [Errno 17] File exists: '/mnt/hello.txt'");
        assertThat(script.mkdir("/mnt", false, false)).isEqualTo("FileExistsError: [Errno 17] File exists: '/mnt'");
    }

    @ParameterizedTest
    @EnumSource
    void fullFolder_isNotEmpty(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.shows(RMDIR, "/mnt/subdir"))
                .isEqualTo("OSError: [Errno 39] Directory not empty: '/mnt/subdir'");
        script.mkdir("/mnt/source", false, false);
        assertThat(script.shows(RENAME, "/mnt/source", "/mnt/subdir"))
                .isEqualTo("OSError: [Errno 39] Directory not empty: '/mnt/subdir'");
    }

    @ParameterizedTest
    @EnumSource
    void folder_doesNotGoIntoItself_norDoesTheMountPoint(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.shows(RENAME, "/mnt/subdir", "/mnt/subdir/deep/x"))
                .isEqualTo("OSError: [Errno 22] Invalid argument: '/mnt/subdir'");
        assertThat(script.shows(RENAME, "/mnt", "/mnt/x"))
                .isEqualTo("OSError: [Errno 16] Device or resource busy: '/mnt'");
        assertThat(script.shows(RENAME, "/mnt/subdir", "/mnt"))
                .isEqualTo("OSError: [Errno 16] Device or resource busy: '/mnt'");
        assertThat(script.shows(RMDIR, "/mnt")).isEqualTo("OSError: [Errno 16] Device or resource busy: '/mnt'");
    }

    @ParameterizedTest
    @EnumSource
    void text_mustBeUtf8(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        script.value(WRITE_BYTES, "/mnt/bad.txt", new byte[] {(byte) 0x80, (byte) 0x81});
        assertThat(script.shows(READ_TEXT, "/mnt/bad.txt"))
                .isEqualTo(
                        "UnicodeDecodeError: 'utf-8' codec can't decode byte 0x80 in position 0: invalid start byte");
    }

    @ParameterizedTest
    @EnumSource
    void names_haveLinuxsLengths(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        String tooLong = "/mnt/" + "a".repeat(256);
        assertThat(script.shows(WRITE_TEXT, tooLong, "x"))
                .isEqualTo("OSError: [Errno 36] File name too long: '" + tooLong + "'");
        assertThat(script.shows(STAT, tooLong)).startsWith("OSError: [Errno 36]");
        assertThat(script.mkdir(tooLong, false, false)).startsWith("OSError: [Errno 36]");
        assertThat(script.shows(EXISTS, tooLong)).isEqualTo("False");
        assertThat(script.shows(EXISTS, "/mnt/" + "b".repeat(255))).isEqualTo("False");
        assertThat(script.shows(READ_TEXT, "/mnt" + "/xxxxxxxxx".repeat(410))).startsWith("OSError: [Errno 36]");
        assertThat(script.shows(READ_TEXT, "/mnt/" + "é".repeat(128))).startsWith("OSError: [Errno 36]");
    }

    @ParameterizedTest
    @EnumSource
    void nul_isAValueErrorInTheWordsOfEachCall(Backing backing) throws IOException {
        Script script = backing.script(scratch);
        assertThat(script.shows(EXISTS, "/mnt/a\0")).isEqualTo("False");
        assertThat(script.shows(READ_TEXT, "/mnt/a\0")).isEqualTo("ValueError: embedded null byte");
        assertThat(script.shows(OPEN, "/mnt/a\0", "r")).isEqualTo("ValueError: embedded null byte");
        assertThat(script.shows(STAT, "/mnt/a\0")).isEqualTo("ValueError: stat: embedded null character in path");
        assertThat(script.shows(ITERDIR, "/mnt/a\0")).isEqualTo("ValueError: scandir: embedded null character in path");
        assertThat(script.mkdir("/mnt/a\0", false, false))
                .isEqualTo("ValueError: mkdir: embedded null character in path");
        assertThat(script.shows(RENAME, "/mnt/hello.txt", "/mnt/a\0"))
                .isEqualTo("ValueError: rename: embedded null character in dst");
        assertThat(script.shows(RENAME, "/mnt/a\0", "/mnt/b\0"))
                .isEqualTo("ValueError: rename: embedded null character in src");
    }
}
