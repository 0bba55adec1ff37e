package org.montyjvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.montyjvm.internal.os.MountAccess;
import org.montyjvm.internal.os.files.Volume;
import org.montyjvm.internal.os.files.Volumes;

/**
 * A folder that scripts may see, for {@link MontyOs.Builder#mount(String, MontyMount)}. It may be in any
 * {@link java.nio.file.FileSystem}: the default one, a ZIP file, one in memory.
 *
 * <p><b>A script stays inside.</b> {@code ..} and absolute paths mean what they mean among the script's own paths. Symbolic
 * links are followed as long as they lead to somewhere inside; one that leads out raises {@code PermissionError}, and
 * {@code exists()} calls it absent. Pipes, sockets and devices cannot be opened. Names are matched exactly, also where the
 * file system ignores case. What other processes do to the folder meanwhile cannot lead a script out, with an exception:
 * where the file system has no {@link java.nio.file.SecureDirectoryStream} (Windows, ZIP), a process that replaces a folder
 * by a link between two looks at it can; on all systems, it can so misplace a folder that the script is just making.
 *
 * <p><b>Bounds.</b> A file is read as a whole, so one longer than {@link MontyLimits#resultBytes()} raises
 * {@code OSError} (File too large); a listing of more than 50,000 entries raises {@code OSError} (Cannot allocate memory).
 *
 * <p>What is written in memory belongs to the mount: scripts that share a mount, or a policy that has it, see each other's
 * files. Safe to share between threads. A mount keeps no file open.
 */
public final class MontyMount {
    /** How many bytes a mount in memory holds that was given no quota. */
    public static final long DEFAULT_MEMORY_QUOTA = 64L << 20;

    static {
        MountAccess.install(mount -> mount.volume);
    }

    private final Kind kind;
    private final Volume volume;
    private final Source source;

    private MontyMount(Kind kind, long quota, Source source) {
        this.kind = kind;
        this.source = source;
        try {
            volume = source.open(quota);
        } catch (IOException e) {
            throw new UncheckedIOException("not a folder that can be mounted: " + e.getMessage(), e);
        }
    }

    /**
     * Returns a folder that scripts may read. Writing raises {@code OSError} (Read-only file system).
     *
     * @param folder a folder that is there; a link to one is resolved now
     * @return a mount
     * @throws UncheckedIOException if it is no folder
     * @throws NullPointerException if {@code folder} is null
     */
    public static MontyMount readOnly(Path folder) {
        return new MontyMount(Kind.READ_ONLY, Long.MAX_VALUE, quota -> Volumes.readOnly(folder));
    }

    /**
     * Returns a folder that scripts may change.
     *
     * @param folder a folder that is there; a link to one is resolved now
     * @return a mount, without a quota
     * @throws UncheckedIOException if it is no folder
     * @throws NullPointerException if {@code folder} is null
     */
    public static MontyMount readWrite(Path folder) {
        return new MontyMount(Kind.READ_WRITE, Long.MAX_VALUE, quota -> Volumes.readWrite(folder, quota));
    }

    /**
     * Returns a folder that scripts may change as they see it, while in truth it stays as it is: what they write, move or
     * remove is kept in memory.
     *
     * @param folder a folder that is there; a link to one is resolved now
     * @return a mount, with room for {@value #DEFAULT_MEMORY_QUOTA} bytes
     * @throws UncheckedIOException if it is no folder
     * @throws NullPointerException if {@code folder} is null
     */
    public static MontyMount overlay(Path folder) {
        return new MontyMount(Kind.OVERLAY, DEFAULT_MEMORY_QUOTA, quota -> Volumes.overlay(folder, quota));
    }

    /**
     * Returns an empty folder in memory that scripts may change.
     *
     * @return a mount, with room for {@value #DEFAULT_MEMORY_QUOTA} bytes
     */
    public static MontyMount inMemory() {
        return new MontyMount(Kind.IN_MEMORY, DEFAULT_MEMORY_QUOTA, Volumes::inMemory);
    }

    /**
     * Returns a mount like this one in which scripts can write only so much; what goes beyond raises {@code OSError} (No
     * space left on device). In memory that is what files hold at one time, and what is removed makes room again; at most
     * 100,000 files and folders in any case. In a host's folder it is what scripts write in all, while the mount lives.
     *
     * @param bytes how much, at least 0
     * @return another mount, on which nothing was written yet
     * @throws IllegalArgumentException if the number is negative, or the mount is read-only
     * @throws UncheckedIOException if the folder is not there any more
     */
    public MontyMount quota(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("quota must be at least 0, was " + bytes);
        }
        if (kind == Kind.READ_ONLY) {
            throw new IllegalArgumentException("a read-only mount has no use for a quota");
        }
        return new MontyMount(kind, bytes, source);
    }

    /**
     * Returns what kind of mount this is, without the host's path.
     *
     * @return {@code read-only}, {@code read-write}, {@code overlay} or {@code in-memory}
     */
    @Override
    public String toString() {
        return kind.text;
    }

    private enum Kind {
        READ_ONLY("read-only"),
        READ_WRITE("read-write"),
        OVERLAY("overlay"),
        IN_MEMORY("in-memory");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** Makes the files of a mount, for a quota. */
    @FunctionalInterface
    private interface Source {
        Volume open(long quota) throws IOException;
    }
}
