package org.montyjvm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotException;

/** A snapshot in a file, which only its user can read: it has all that the script knows. */
final class SnapshotFile {
    private final Path path;

    private SnapshotFile(Path path) {
        this.path = path;
    }

    /**
     * Returns the file of a name.
     *
     * @throws UsageException if that cannot be the name of a file
     */
    static SnapshotFile of(String name) {
        try {
            return new SnapshotFile(Path.of(name));
        } catch (InvalidPathException e) {
            throw new UsageException("'" + name + "' is no name of a file: " + e.getReason());
        }
    }

    /**
     * Returns what is in the file.
     *
     * @throws UsageException if it cannot be read, or is no snapshot
     */
    MontySnapshot read() {
        try {
            return MontySnapshot.of(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new UsageException("cannot read '" + path + "': there is no such file");
        } catch (IOException e) {
            throw new UsageException("cannot read '" + path + "': " + e.getMessage());
        } catch (MontySnapshotException e) {
            throw new UsageException("'" + path + "': " + e.getMessage());
        }
    }

    /**
     * Writes the file as a whole: whatever happens, there is the old one or the new one.
     *
     * @throws UsageException if it cannot be written
     */
    void write(MontySnapshot snapshot) {
        Path folder = path.toAbsolutePath().getParent();
        try {
            if (folder == null || Files.isDirectory(path)) {
                throw new IOException("it is a directory");
            }
            FileAttribute<?>[] own =
                    folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                            }
                            : new FileAttribute<?>[0];
            Path draft = Files.createTempFile(folder, ".monty", ".snap", own);
            try {
                Files.write(draft, snapshot.bytes());
                Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (NoSuchFileException e) {
            throw new UsageException("cannot write '" + path + "': there is no such folder");
        } catch (IOException e) {
            throw new UsageException("cannot write '" + path + "': " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
