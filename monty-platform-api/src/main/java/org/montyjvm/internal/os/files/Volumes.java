package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Makes the volumes of each kind of mount. */
public final class Volumes {
    /** The most entries that a volume in memory holds; an empty file costs the host memory too. */
    private static final int MEMORY_ENTRIES = 100_000;

    private Volumes() {}

    /** Returns a host's folder that scripts may read. */
    public static Volume readOnly(Path folder) throws IOException {
        return host(folder, false, Long.MAX_VALUE);
    }

    /** Returns a host's folder that scripts may change, and write a number of bytes to in all. */
    public static Volume readWrite(Path folder, long quota) throws IOException {
        return host(folder, true, quota);
    }

    /** Returns a host's folder that scripts see changed while it is not, with memory for a number of bytes. */
    public static Volume overlay(Path folder, long quota) throws IOException {
        return memory(MemoryTree.over(HostTree.of(folder), new Quota(quota, MEMORY_ENTRIES)));
    }

    /** Returns an empty folder in memory, for a number of bytes. */
    public static Volume inMemory(long quota) {
        return memory(MemoryTree.empty(new Quota(quota, MEMORY_ENTRIES)));
    }

    /** Returns folders with nothing in them but each other, which cannot be changed. */
    static Volume skeleton(Iterable<VirtualPath> folders) {
        MemoryTree tree = MemoryTree.empty(new Quota(0, Integer.MAX_VALUE));
        Volume volume = new Volume(tree, new ReentrantLock(), true, null);
        try {
            for (VirtualPath folder : folders) {
                volume.makeFolders(folder.names(), Instant.EPOCH);
            }
        } catch (FileException e) {
            throw new AssertionError("nothing but folders is in the way of a folder", e);
        }
        return new Volume(tree, new ReentrantLock(), false, null);
    }

    private static Volume host(Path folder, boolean writable, long quota) throws IOException {
        // A host's file system keeps its own order, so scripts share the lock.
        return new Volume(
                HostTree.of(folder),
                new ReentrantReadWriteLock().readLock(),
                writable,
                new Quota(quota, Integer.MAX_VALUE));
    }

    private static Volume memory(MemoryTree tree) {
        return new Volume(tree, new ReentrantLock(), true, null);
    }
}
