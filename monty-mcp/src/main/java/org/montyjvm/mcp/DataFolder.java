package org.montyjvm.mcp;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontySnapshotKey;

/**
 * The folder that a server keeps its sessions in, for itself alone: nobody else can read it, and no second server can use
 * it at the same time. The lock is the operating system's, so that it ends with the process, however that ends.
 */
final class DataFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final int KEY_BYTES = 32;
    private static final String KEY = "key";
    private static final String DATABASE = "sessions.mv";

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Returns the folder, made if it was not there, and locked.
     *
     * @throws StartException if it cannot be made or used, others can look into it, or another server uses it
     */
    static DataFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        if (folder.toString().indexOf(';') >= 0) {
            throw new StartException("the data folder must not have a ';' in its name: " + folder);
        }
        try {
            if (Files.notExists(folder)) {
                Path parent = folder.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectory(folder, attributes(folder, FOLDER));
            }
            requirePrivate(folder);
            return lock(folder);
        } catch (IOException e) {
            throw new StartException("the data folder " + folder + " cannot be used: " + why(e), e);
        }
    }

    private static String why(IOException e) {
        String reason = e instanceof FileSystemException problem ? problem.getReason() : null;
        return reason != null ? reason : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static void requirePrivate(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (FOLDER.containsAll(permissions)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new StartException("others can look into the data folder " + folder + " ("
                        + PosixFilePermissions.toString(permissions)
                        + "): run chmod 700 on it if it is for this server alone, or name another one with --data");
            }
        }
        Files.setPosixFilePermissions(folder, FOLDER);
    }

    private static DataFolder lock(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(folder, FILE));
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this process, which is as good as by another one
        }
        if (lock == null) {
            channel.close();
            throw new StartException("another server uses the data folder " + folder
                    + ": stop it, or give this one a folder of its own with --data");
        }
        return new DataFolder(folder, channel, lock);
    }

    Path path() {
        return folder;
    }

    /** Returns the file of the database. */
    Path database() {
        return folder.resolve(DATABASE);
    }

    /**
     * Returns the key that sessions are signed with, made at random the first time.
     *
     * @throws StartException if it is lost, so that the sessions could not be read
     */
    MontySnapshotKey key() {
        try {
            Path file = folder.resolve(KEY);
            if (Files.notExists(file)) {
                if (Files.exists(folder.resolve(DATABASE))) {
                    throw new StartException("the data folder " + folder + " has sessions but no key to read them:"
                            + " put the file " + KEY + " back, or begin with an empty folder");
                }
                byte[] bytes = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(bytes);
                write(file, bytes);
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length != KEY_BYTES) {
                throw new StartException("the file " + file + " is no key: it has " + bytes.length + " bytes");
            }
            return MontySnapshotKey.of(bytes);
        } catch (IOException e) {
            throw new StartException("the key in " + folder + " cannot be read or written: " + why(e), e);
        }
    }

    /** Returns what a small file of the folder holds, or null if it is not there. */
    @Nullable String read(String name) {
        try {
            Path file = folder.resolve(name);
            return Files.exists(file) ? Files.readString(file).strip() : null;
        } catch (IOException e) {
            throw new StartException("the file " + name + " in " + folder + " cannot be read: " + why(e), e);
        }
    }

    /** Writes a small file that only the owner can read. */
    Path write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            write(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StartException("the file " + file + " cannot be written: " + why(e), e);
        }
        return file;
    }

    /** Writes the whole file or nothing, so that a server that is killed leaves no half of a key. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, attributes(file.toAbsolutePath().getParent(), FILE));
        Files.write(fresh, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileAttribute<?>[] attributes(@Nullable Path place, Set<PosixFilePermission> permissions) {
        return place != null && isPosix(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            // the process ends, and the lock with it
        }
    }
}
