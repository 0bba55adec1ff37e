package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryStoreTest {

    @Test
    void put_ofManyLibraries_keepsTheYoungest(@TempDir Path folder) throws IOException {
        LibraryStore store = new LibraryStore(folder.resolve("store"), NativePlatform.LINUX_X86_64);
        Path built = Files.writeString(folder.resolve("built.so"), "library");

        for (int i = 0; i < 10; i++) {
            store.put("digest" + i, built);
            Files.setLastModifiedTime(store.folder().resolve("digest" + i), FileTime.fromMillis(i * 1000L));
        }
        store.put("digest10", built);

        assertThat(store.library("digest10")).hasContent("library");
        assertThat(store.library("digest9")).exists();
        assertThat(store.library("digest0")).doesNotExist();
    }
}
