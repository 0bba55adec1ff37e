package org.montyjvm.internal.os.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder held open makes of a host process that swaps things while a call is on its way. */
class SecureFolderTest {
    @TempDir
    private Path scratch;

    private Path inside;
    private Path outside;

    @BeforeEach
    void twoFoldersWithAFileOfTheSameName() throws IOException {
        inside = Files.createDirectories(scratch.resolve("mounted").resolve("folder"));
        outside = Files.createDirectory(scratch.resolve("outside"));
        Files.writeString(inside.resolve("file.txt"), "inside");
        Files.writeString(outside.resolve("file.txt"), "outside");
    }

    @Test
    void openFolder_swappedForALink_staysTheFolderThatWasOpened() throws IOException {
        try (Folder root = HostTree.of(scratch.resolve("mounted")).root();
                Folder folder = root.open("folder")) {
            assumeThat(folder).isInstanceOf(SecureFolder.class);
            swapForLink();
            assertThat(folder.read("file.txt", 100)).asString().isEqualTo("inside");
            folder.write("file.txt", new byte[] {'x'}, false, Instant.EPOCH);
            folder.removeFile("file.txt");
        }
        assertThat(outside.resolve("file.txt")).hasContent("outside");
    }

    @Test
    void lookedAtFolder_swappedForALinkBeforeItIsOpened_isNotOpened() throws IOException {
        try (Folder root = HostTree.of(scratch.resolve("mounted")).root()) {
            assertThat(root.entry("folder")).isNotNull();
            swapForLink();
            assertThatThrownBy(() -> root.open("folder").close()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void lookedAtFile_swappedForALinkBeforeItIsOpened_isNotReadNorWritten() throws IOException {
        try (Folder root = HostTree.of(scratch.resolve("mounted")).root();
                Folder folder = root.open("folder")) {
            assertThat(folder.entry("file.txt")).isNotNull();
            Files.delete(inside.resolve("file.txt"));
            Files.createSymbolicLink(inside.resolve("file.txt"), outside.resolve("file.txt"));
            assertThatThrownBy(() -> folder.read("file.txt", 100)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> folder.write("file.txt", new byte[1], false, Instant.EPOCH))
                    .isInstanceOf(IOException.class);
        }
        assertThat(outside.resolve("file.txt")).hasContent("outside");
    }

    private void swapForLink() throws IOException {
        Files.move(inside, scratch.resolve("mounted").resolve("away"));
        Files.createSymbolicLink(inside, outside);
    }
}
