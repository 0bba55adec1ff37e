package org.montyjvm.internal.os.files;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.montyjvm.MontyMount;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.internal.os.Script;

/** Each kind of mount over each kind of file system, with the same few files in it. */
enum Backing {
    DISK_READ_WRITE,
    DISK_OVERLAY,
    ZIP_READ_WRITE,
    ZIP_OVERLAY,
    JIMFS_READ_WRITE,
    JIMFS_OVERLAY,
    JIMFS_WITHOUT_HANDLES_READ_WRITE,
    JIMFS_WINDOWS_READ_WRITE,
    IN_MEMORY;

    /** Fills a folder with hello.txt, data.bin, empty.txt, subdir/nested.txt and subdir/deep/file.txt. */
    static Path fill(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("subdir").resolve("deep"));
        Files.writeString(folder.resolve("hello.txt"), "hello world\n");
        Files.write(folder.resolve("data.bin"), new byte[] {0, 1, 2, 3});
        Files.createFile(folder.resolve("empty.txt"));
        Files.writeString(folder.resolve("subdir").resolve("nested.txt"), "nested content");
        Files.writeString(folder.resolve("subdir").resolve("deep").resolve("file.txt"), "deep file");
        return folder;
    }

    static Path jimfs(Configuration configuration) throws IOException {
        return Files.createDirectories(
                Jimfs.newFileSystem(configuration).getPath("host").toAbsolutePath());
    }

    static Path zip(Path folder) throws IOException {
        return Files.createDirectories(FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))
                .getPath("/host"));
    }

    /** Returns the files, mounted at {@code /mnt}. */
    Script script(Path scratch) throws IOException {
        Script script = Script.with(mount(scratch));
        if (this == IN_MEMORY) {
            script.mkdir("/mnt/subdir/deep", true, false);
            script.value(MontyOsFunction.WRITE_TEXT, "/mnt/hello.txt", "hello world\n");
            script.value(MontyOsFunction.WRITE_BYTES, "/mnt/data.bin", new byte[] {0, 1, 2, 3});
            script.value(MontyOsFunction.WRITE_TEXT, "/mnt/empty.txt", "");
            script.value(MontyOsFunction.WRITE_TEXT, "/mnt/subdir/nested.txt", "nested content");
            script.value(MontyOsFunction.WRITE_TEXT, "/mnt/subdir/deep/file.txt", "deep file");
        }
        return script;
    }

    private MontyMount mount(Path scratch) throws IOException {
        return switch (this) {
            case DISK_READ_WRITE -> MontyMount.readWrite(fill(scratch.resolve("host")));
            case DISK_OVERLAY -> MontyMount.overlay(fill(scratch.resolve("host")));
            case ZIP_READ_WRITE -> MontyMount.readWrite(fill(zip(scratch)));
            case ZIP_OVERLAY -> MontyMount.overlay(fill(zip(scratch)));
            case JIMFS_READ_WRITE -> MontyMount.readWrite(fill(jimfs(Configuration.unix())));
            case JIMFS_OVERLAY -> MontyMount.overlay(fill(jimfs(Configuration.unix())));
            case JIMFS_WITHOUT_HANDLES_READ_WRITE ->
                MontyMount.readWrite(fill(jimfs(Configuration.unix().toBuilder()
                        .setSupportedFeatures(Feature.LINKS, Feature.SYMBOLIC_LINKS)
                        .build())));
            case JIMFS_WINDOWS_READ_WRITE -> MontyMount.readWrite(fill(jimfs(Configuration.windows())));
            case IN_MEMORY -> MontyMount.inMemory();
        };
    }
}
