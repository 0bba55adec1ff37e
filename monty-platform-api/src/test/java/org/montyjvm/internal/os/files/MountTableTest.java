package org.montyjvm.internal.os.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.montyjvm.MontyOsFunction.EXISTS;
import static org.montyjvm.MontyOsFunction.IS_DIR;
import static org.montyjvm.MontyOsFunction.ITERDIR;
import static org.montyjvm.MontyOsFunction.OPEN;
import static org.montyjvm.MontyOsFunction.READ_TEXT;
import static org.montyjvm.MontyOsFunction.RENAME;
import static org.montyjvm.MontyOsFunction.RMDIR;
import static org.montyjvm.MontyOsFunction.STAT;
import static org.montyjvm.MontyOsFunction.WRITE_TEXT;

import org.junit.jupiter.api.Test;
import org.montyjvm.MontyMount;
import org.montyjvm.MontyOs;
import org.montyjvm.internal.os.Script;

class MountTableTest {
    private final Script script = Script.under(MontyOs.builder()
            .mount("/data/in", MontyMount.inMemory())
            .mount("/data/in/cache", MontyMount.inMemory())
            .mount("/out", MontyMount.inMemory())
            .build());

    @Test
    void longestMountPoint_wins() {
        script.value(WRITE_TEXT, "/data/in/cache/x", "inner");
        script.value(WRITE_TEXT, "/data/in/x", "outer");
        assertThat(script.shows(READ_TEXT, "/data/in/cache/x")).isEqualTo("'inner'");
        assertThat(script.shows(READ_TEXT, "/data/in/cache/../x")).isEqualTo("'outer'");
        assertThat(script.shows(ITERDIR, "/data/in"))
                .isEqualTo("[PosixPath('/data/in/cache'), PosixPath('/data/in/x')]");
    }

    @Test
    void foldersAboveMountPoints_canBeLookedAtAndNothingElse() {
        assertThat(script.shows(ITERDIR, "/")).isEqualTo("[PosixPath('/data'), PosixPath('/out')]");
        assertThat(script.shows(IS_DIR, "/data")).isEqualTo("True");
        assertThat(script.scan("/", 9, false))
                .containsExactlyInAnyOrder(":d", "data:d", "data/in:d", "data/in/cache:d", "out:d");
        assertThat(script.shows(STAT, "/data")).contains("st_mode=16749");
        assertThat(script.mkdir("/data", false, false)).isEqualTo("FileExistsError: [Errno 17] File exists: '/data'");
        assertThat(script.mkdir("/data/in", true, true)).isEqualTo("None");
        assertThat(script.shows(OPEN, "/data", "w")).startsWith("OSError: [Errno 30] Read-only file system");
        assertThat(script.shows(RMDIR, "/data")).isEqualTo("OSError: [Errno 16] Device or resource busy: '/data'");
    }

    @Test
    void everythingElse_isDenied() {
        for (String path : new String[] {"/data/other", "/etc/passwd", "/outer", "/x"}) {
            String denied = "PermissionError: [Errno 13] Permission denied: '" + path + "'";
            assertThat(script.shows(EXISTS, path)).isEqualTo(denied);
            assertThat(script.shows(READ_TEXT, path)).isEqualTo(denied);
            assertThat(script.shows(WRITE_TEXT, path, "x")).isEqualTo(denied);
            assertThat(script.mkdir(path, true, true)).isEqualTo(denied);
            assertThat(script.scan(path, 1, false)).containsExactly(denied);
        }
    }

    @Test
    void rename_fromOneMountToAnother_crossesDevices() {
        script.value(WRITE_TEXT, "/data/in/x", "x");
        assertThat(script.shows(RENAME, "/data/in/x", "/out/x"))
                .isEqualTo("OSError: [Errno 18] Invalid cross-device link: '/data/in/x'");
        assertThat(script.shows(RENAME, "/data/in/x", "/data/in/cache/x")).startsWith("OSError: [Errno 18]");
        assertThat(script.shows(RENAME, "/data/in/x", "/nowhere"))
                .isEqualTo("PermissionError: [Errno 13] Permission denied: '/nowhere'");
        assertThat(script.shows(RENAME, "/data/in/x", "/data/in/cache")).startsWith("OSError: [Errno 1");
    }

    @Test
    void folderWithAMountPointInIt_staysWhereItIs() {
        assertThat(script.shows(RMDIR, "/data/in/cache")).startsWith("OSError: [Errno 16]");
        assertThat(script.shows(RENAME, "/data/in/cache", "/data/in/other")).startsWith("OSError: [Errno 16]");
    }

    @Test
    void mountAtTheRoot_leavesNoPathDenied() {
        Script all =
                Script.under(MontyOs.builder().mount("/", MontyMount.inMemory()).build());
        assertThat(all.shows(EXISTS, "/nonexistent")).isEqualTo("False");
        assertThat(all.shows(READ_TEXT, "/nonexistent"))
                .isEqualTo("FileNotFoundError: [Errno 2] No such file or directory: '/nonexistent'");
        all.value(WRITE_TEXT, "/x", "root");
        assertThat(all.shows(READ_TEXT, "/../x")).isEqualTo("'root'");
    }
}
