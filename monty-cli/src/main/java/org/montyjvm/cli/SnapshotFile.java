package org.montyjvm.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotException;

/** A snapshot in a file, which only its user can read: it has all that the script knows. */
public final class SnapshotFile {
    /** Much more than a session within usual limits has. */
    private static final int MOST_BYTES = 1 << 30;

    private final Path path;

    private SnapshotFile(Path path) {
        this.path = path;
    }

    /**
     * Returns the file of a name.
     *
     * @param name the name
     * @return the file, which need not exist
     * @throws UsageException if that cannot be the name of a file
     */
    public static SnapshotFile of(String name) {
        try {
            return new SnapshotFile(Path.of(name));
        } catch (InvalidPathException e) {
            throw new UsageException("'" + name + "' is no name of a file: " + e.getReason());
        }
    }

    /**
     * Returns what is in the file.
     *
     * @return the snapshot, whose signature nobody has looked at
     * @throws UsageException if it cannot be read, or is no snapshot
     */
    public MontySnapshot read() {
        try {
            byte[] bytes = PrivateFile.read(path, MOST_BYTES);
            if (bytes.length > MOST_BYTES) {
                throw new UsageException("'" + path + "' is no snapshot: it is longer than " + MOST_BYTES + " bytes");
            }
            return MontySnapshot.of(bytes);
        } catch (NoSuchFileException e) {
            throw new UsageException("cannot read '" + path + "': there is no such file");
        } catch (AccessDeniedException e) {
            throw new UsageException("cannot read '" + path + "': permission denied");
        } catch (IOException e) {
            throw new UsageException("cannot read '" + path + "': " + e.getMessage());
        } catch (MontySnapshotException e) {
            throw new UsageException("'" + path + "': " + e.getMessage());
        }
    }

    /**
     * Writes the file as a whole: whatever happens, there is the old one or the new one.
     *
     * @param snapshot what to write
     * @throws UsageException if it cannot be written
     */
    public void write(MontySnapshot snapshot) {
        try {
            PrivateFile.write(path, snapshot.bytes());
        } catch (NoSuchFileException e) {
            throw new UsageException("cannot write '" + path + "': there is no such folder");
        } catch (AccessDeniedException e) {
            throw new UsageException("cannot write '" + path + "': permission denied");
        } catch (IOException e) {
            throw new UsageException("cannot write '" + path + "': " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
