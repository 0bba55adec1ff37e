package org.montyjvm.conformance;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Makes the files that cases expect to find. Cases see them through an overlay, so one folder serves all of them. */
final class PreparedFolder {

    private static final Map<String, String> MOUNTED = Map.of(
            "hello.txt", "hello world\n",
            "empty.txt", "",
            "data.bin", "\0\1\2\3",
            "subdir/nested.txt", "nested content",
            "subdir/deep/file.txt", "deep file",
            "readonly.txt", "readonly content");

    private static final Map<String, String> VIRTUAL = Map.of(
            "virtual/file.txt", "hello world\n",
            "virtual/empty.txt", "",
            "virtual/data.bin", "\0\1\2\3",
            "virtual/subdir/nested.txt", "nested content",
            "virtual/subdir/deep/file.txt", "deep",
            "virtual/readonly.txt", "readonly");

    private PreparedFolder() {}

    /** Fills {@code folder} with what cases with {@code mount-fs} find in {@code /mnt}, and returns it. */
    static Path mounted(Path folder) throws IOException {
        return fill(folder, MOUNTED);
    }

    /** Fills {@code folder} with what cases with {@code call-external} find in {@code /}, and returns it. */
    static Path virtual(Path folder) throws IOException {
        return fill(folder, VIRTUAL);
    }

    private static Path fill(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> content : files.entrySet()) {
            Path file = folder.resolve(content.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, content.getValue());
            permit(file, "rw-r--r--");
            for (Path parent = file.getParent(); !parent.equals(folder); parent = parent.getParent()) {
                permit(parent, "rwxr-xr-x");
            }
        }
        return folder;
    }

    /** Cases compare the bits, which otherwise come from the umask of whoever runs the tests. */
    private static void permit(Path path, String permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
