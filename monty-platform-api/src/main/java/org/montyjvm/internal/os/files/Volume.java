package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * One mounted tree with the rules of POSIX: what may be read, made, removed and moved, and what it is called if not. Names
 * are the way from the tree's root; every failure is a {@link FileException}. Safe for use by several threads.
 */
public final class Volume {
    private final Tree tree;
    private final Lock lock;
    private final boolean writable;
    private final @Nullable Quota written;

    /**
     * Mounts a tree.
     *
     * @param lock held during each call
     * @param written what is counted at each write, or null where the tree counts itself
     */
    Volume(Tree tree, Lock lock, boolean writable, @Nullable Quota written) {
        this.tree = tree;
        this.lock = lock;
        this.writable = writable;
        this.written = written;
    }

    boolean isWritable() {
        return writable;
    }

    /** Returns what is there. */
    Entry entry(List<String> names, boolean follow) throws FileException {
        return at(names, follow, Spot::present);
    }

    /** Returns what a path leads to when its links are followed, as far as there is something. */
    Followed follow(List<String> names) throws FileException {
        return at(names, true, spot -> new Followed(spot.entry(), spot.way()));
    }

    /** Returns the content of a file. */
    byte[] read(List<String> names, int most) throws FileException {
        return at(names, true, spot -> {
            requireFile(spot.present());
            return spot.folder().read(spot.name(), most);
        });
    }

    /** Fails unless there is a file. */
    void requireFile(List<String> names) throws FileException {
        requireFile(entry(names, true));
    }

    /** Makes a file or writes one that is there; without data, it only sees to it that there is one. */
    void write(List<String> names, byte[] data, boolean append, Instant now) throws FileException {
        requireWritable();
        at(names, true, spot -> {
            if (spot.isTaken()) {
                requireFile(spot.present());
            }
            if (written != null) {
                written.take(data.length);
            }
            spot.folder().write(spot.name(), data, append, now);
            return spot;
        });
    }

    /** Returns the entries of a folder, sorted by name; what is gone before it was looked at is left out. */
    List<Listed> list(List<String> names, int most) throws FileException {
        return at(names, true, spot -> {
            try (Folder folder = spot.open()) {
                List<Listed> entries = new ArrayList<>();
                for (String name : folder.names(most)) {
                    Entry entry = folder.entry(name);
                    if (entry != null) {
                        entries.add(new Listed(name, entry));
                    }
                }
                entries.sort(Comparator.comparing(Listed::name));
                return entries;
            }
        });
    }

    /** Makes a folder where nothing is. */
    void makeFolder(List<String> names, Instant now) throws FileException {
        at(names, false, spot -> {
            if (spot.isTaken()) {
                throw new FileException(Errno.EEXIST);
            }
            requireWritable();
            spot.folder().makeFolder(spot.name(), now);
            return spot;
        });
    }

    /** Makes a folder and those above it, as far as they are not there; fails if something else is in the way. */
    void makeFolders(List<String> names, Instant now) throws FileException {
        for (int length = 1; length <= names.size(); length++) {
            try {
                makeFolder(names.subList(0, length), now);
            } catch (FileException e) {
                if (e.errno() != Errno.EEXIST) {
                    throw e;
                }
                if (!isFolder(names.subList(0, length))) {
                    throw new FileException(Errno.ENOTDIR);
                }
            }
        }
    }

    /** Tells whether there is a folder, or a link to one. */
    boolean isFolder(List<String> names) {
        try {
            return entry(names, true).isFolder();
        } catch (FileException e) {
            return false;
        }
    }

    /** Removes a file or a link. */
    void removeFile(List<String> names) throws FileException {
        requireWritable();
        at(names, false, spot -> {
            if (spot.present().isFolder()) {
                throw new FileException(Errno.EISDIR);
            }
            spot.folder().removeFile(spot.name());
            return spot;
        });
    }

    /** Removes an empty folder. */
    void removeFolder(List<String> names) throws FileException {
        requireWritable();
        at(names, false, spot -> {
            requireBelowRoot(spot);
            requireEmptyFolder(spot);
            spot.folder().removeFolder(spot.name());
            return spot;
        });
    }

    /** Moves what is at one place to another, over a file or an empty folder there. */
    void move(List<String> from, List<String> to) throws FileException {
        requireWritable();
        at(from, false, source -> {
            Entry moved = source.present();
            requireBelowRoot(source);
            try (Spot target = target(to)) {
                if (!target.way().equals(source.way())) {
                    requireRoomFor(moved, source, target);
                    source.folder().move(source.name(), target.folder(), target.name());
                }
            }
            return source;
        });
    }

    private Spot target(List<String> names) throws IOException {
        try {
            return Walk.to(tree, names, false);
        } catch (IOException e) {
            throw FileException.ofTarget(HostErrors.of(e).errno());
        }
    }

    private static void requireRoomFor(Entry moved, Spot source, Spot target) throws IOException {
        List<String> way = target.way();
        int above = source.way().size();
        if (way.size() > above && way.subList(0, above).equals(source.way())) {
            throw new FileException(Errno.EINVAL);
        }
        try {
            requireBelowRoot(target);
            if (target.isTaken() && moved.isFolder()) {
                requireEmptyFolder(target);
            } else if (target.entry() != null && target.entry().isFolder()) {
                throw new FileException(Errno.EISDIR);
            }
        } catch (FileException e) {
            throw FileException.ofTarget(e.errno());
        }
    }

    private static void requireBelowRoot(Spot spot) throws FileException {
        if (spot.isRoot()) {
            throw new FileException(Errno.EBUSY);
        }
    }

    private static void requireFile(Entry entry) throws FileException {
        if (entry.isFolder()) {
            throw new FileException(Errno.EISDIR);
        }
        if (!entry.isFile()) {
            throw new FileException(Errno.EACCES);
        }
    }

    private static void requireEmptyFolder(Spot spot) throws IOException {
        try (Folder folder = spot.open()) {
            if (!folder.names(Integer.MAX_VALUE).isEmpty()) {
                throw new FileException(Errno.ENOTEMPTY);
            }
        }
    }

    private void requireWritable() throws FileException {
        if (!writable) {
            throw new FileException(Errno.EROFS);
        }
    }

    private <T> T at(List<String> names, boolean follow, Action<T> action) throws FileException {
        lock.lock();
        try (Spot spot = Walk.to(tree, names, follow)) {
            return action.at(spot);
        } catch (IOException e) {
            throw HostErrors.of(e);
        } catch (UnsupportedOperationException | IllegalStateException | InvalidPathException | SecurityException e) {
            throw HostErrors.of(e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Where a path leads.
     *
     * @param entry what is there, or null
     * @param way the names from the root to it; without links, as far as there is something
     */
    record Followed(@Nullable Entry entry, List<String> way) {}

    @FunctionalInterface
    private interface Action<T> {
        T at(Spot spot) throws IOException;
    }
}
