package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    private static final int SOMEBODY_ELSE = 54_321;

    @TempDir
    private Path temp;

    @Test
    void folder_isMadeWithItsParents_forItsOwnerAlone() throws IOException {
        Path folder = PrivateFolder.create(temp.resolve("a/b"));
        assertThat(folder).isEqualTo(temp.toRealPath().resolve("a/b")).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PrivateFolder.create(folder)).isEqualTo(folder);
    }

    @Test
    void folderThatOthersCanWrite_isRefused() throws IOException {
        for (String permissions : new String[] {"rwxrwx---", "rwx---rwx", "rwxrwxrwx"}) {
            Path folder = Files.createDirectory(temp.resolve(permissions));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
            assertThatThrownBy(() -> PrivateFolder.create(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(folder.getFileName() + " can be written by other users");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void folderInAPlaceThatOthersCanWrite_isRefused_asTheyCouldReplaceIt() throws IOException {
        Path open = Files.createDirectory(temp.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> PrivateFolder.create(open.resolve("a/b")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("open can be written by other users");
        Files.setAttribute(open, "unix:mode", 01777); // as /tmp is: entries belong to who made them
        assertThat(PrivateFolder.create(open.resolve("a/b"))).isEmptyDirectory();
    }

    @Test
    void folderOfSomebodyElse_isRefused() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("theirs"));
        giveAway(folder);
        assertThatThrownBy(() -> PrivateFolder.create(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("theirs belongs to another user");
        assertThatThrownBy(() -> PrivateFolder.create(folder.resolve("mine")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("theirs belongs to another user");
    }

    @Test
    void symbolicLink_isFollowed_andItsTargetChecked() throws IOException {
        Path target = Files.createDirectory(temp.resolve("target"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), target);
        assertThat(PrivateFolder.create(link.resolve("a")))
                .isEqualTo(target.toRealPath().resolve("a"));
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> PrivateFolder.create(link.resolve("a")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("target can be written by other users");
    }

    @Test
    void fileInThePlaceOfTheFolder_isRefused() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> PrivateFolder.create(file)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> PrivateFolder.create(file.resolve("a"))).isInstanceOf(IOException.class);
    }

    private static void giveAway(Path path) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root, to give a folder away");
        Files.setAttribute(path, "unix:uid", SOMEBODY_ELSE);
    }
}
