package org.montyjvm.internal.os.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.montyjvm.MontyOsFunction.EXISTS;
import static org.montyjvm.MontyOsFunction.ITERDIR;
import static org.montyjvm.MontyOsFunction.READ_TEXT;
import static org.montyjvm.MontyOsFunction.RENAME;
import static org.montyjvm.MontyOsFunction.UNLINK;
import static org.montyjvm.MontyOsFunction.WRITE_TEXT;

import com.google.common.jimfs.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.MontyMount;
import org.montyjvm.internal.os.Script;

/** Names that a host's file system would understand in ways of its own. */
class NameTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fileSystemThatIgnoresCase_knowsAFileByItsOwnNameOnly(boolean overlay) throws IOException {
        Path folder = Backing.fill(Backing.jimfs(Configuration.osX()));
        assertThat(Files.exists(folder.resolve("HELLO.TXT"))).isTrue();
        Script script = Script.with(overlay ? MontyMount.overlay(folder) : MontyMount.readWrite(folder));
        assertThat(script.shows(EXISTS, "/mnt/hello.txt")).isEqualTo("True");
        assertThat(script.shows(EXISTS, "/mnt/HELLO.TXT")).isEqualTo("False");
        assertThat(script.shows(READ_TEXT, "/mnt/SUBDIR/nested.txt")).startsWith("FileNotFoundError");
        assertThat(script.shows(UNLINK, "/mnt/Hello.txt")).startsWith("FileNotFoundError");
    }

    @Test
    void fileSystemThatIgnoresCase_doesNotLoseAFileToAnotherSpelling() throws IOException {
        Path folder = Backing.fill(Backing.jimfs(Configuration.osX()));
        Script script = Script.with(MontyMount.readWrite(folder));
        assertThat(script.shows(WRITE_TEXT, "/mnt/HELLO.txt", "x"))
                .isEqualTo("FileExistsError: [Errno 17] File exists: '/mnt/HELLO.txt'");
        assertThat(script.shows(RENAME, "/mnt/empty.txt", "/mnt/HELLO.txt")).startsWith("FileExistsError");
        assertThat(script.mkdir("/mnt/SubDir", false, false)).startsWith("FileExistsError");
        assertThat(script.shows(READ_TEXT, "/mnt/hello.txt")).isEqualTo("'hello world\\n'");
    }

    @Test
    void windowsSeparatorsAndDrives_areNotNames() throws IOException {
        Path folder = Backing.fill(Backing.jimfs(Configuration.windows()));
        Files.writeString(folder.resolveSibling("secret.txt"), "secret");
        Script script = Script.with(MontyMount.readWrite(folder));
        for (String name : List.of("..\\secret.txt", "subdir\\nested.txt", "C:\\secret.txt", "C:", "\\")) {
            assertThat(script.shows(EXISTS, "/mnt/" + name)).isEqualTo("False");
            assertThat(script.shows(READ_TEXT, "/mnt/" + name)).startsWith("FileNotFoundError");
            assertThat(script.shows(WRITE_TEXT, "/mnt/" + name, "x"))
                    .startsWith("OSError: [Errno 22] Invalid argument");
        }
        assertThat(Files.readString(folder.resolveSibling("secret.txt"))).isEqualTo("secret");
    }

    @Test
    void namesOfAllKinds_comeBackAsTheyWereWritten() {
        Script script = Script.with(MontyMount.inMemory());
        for (String name : List.of("sp ace", "ünïcode", "quote'", "back\\slash", "日本", "a:b", "-", "...")) {
            script.value(WRITE_TEXT, "/mnt/" + name, name);
            assertThat(script.value(READ_TEXT, "/mnt/" + name).asString()).isEqualTo(name);
        }
        assertThat(script.value(ITERDIR, "/mnt").asList()).hasSize(8);
    }
}
