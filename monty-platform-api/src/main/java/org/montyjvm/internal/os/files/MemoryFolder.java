package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder of a {@link MemoryTree}: its node, and the folder below that shines through. */
final class MemoryFolder implements Folder {
    private final MemoryTree tree;
    private final MemoryNode.Directory node;
    private final @Nullable Folder lower;

    MemoryFolder(MemoryTree tree, MemoryNode.Directory node, @Nullable Folder lower) {
        this.tree = tree;
        this.node = node;
        this.lower = lower;
    }

    @Override
    public @Nullable Entry entry(String name) throws IOException {
        MemoryNode child = node.children().get(name);
        if (child == null) {
            return lowerEntry(name);
        }
        if (child instanceof MemoryNode.File file) {
            return file.entry();
        }
        if (child instanceof MemoryNode.Directory directory) {
            return directory.isShadow() ? lowerEntry(name) : directory.entry();
        }
        return child instanceof MemoryNode.Borrowed borrowed ? borrowed.entry() : null;
    }

    @Override
    public LinkTarget link(String name) throws IOException {
        try (Place place = below(name)) {
            return place.folder().link(place.name());
        }
    }

    @Override
    public Folder open(String name) throws IOException {
        MemoryNode.Directory directory = directory(name);
        return new MemoryFolder(tree, directory, tree.openLower(directory.origin()));
    }

    @Override
    public List<String> names(int most) throws IOException {
        Set<String> names = new LinkedHashSet<>(lower == null ? List.of() : lower.names(most));
        node.children().forEach((name, child) -> {
            if (child instanceof MemoryNode.Removed) {
                names.remove(name);
            } else if (!isShadow(child)) {
                names.add(name);
            }
        });
        if (names.size() > most) {
            throw new FileException(Errno.ENOMEM);
        }
        return List.copyOf(names);
    }

    @Override
    public byte[] read(String name, int most) throws IOException {
        if (node.children().get(name) instanceof MemoryNode.File file) {
            if (file.content().length() > most) {
                throw new FileException(Errno.EFBIG);
            }
            return file.content().toArray();
        }
        try (Place place = below(name)) {
            return place.folder().read(place.name(), most);
        }
    }

    @Override
    public void write(String name, byte[] data, boolean append, Instant now) throws IOException {
        MemoryNode.File file =
                node.children().get(name) instanceof MemoryNode.File there ? there : written(name, append);
        if (append) {
            tree.quota().take(data.length);
        } else {
            tree.quota().take((long) data.length - file.content().length());
            file.content().clear();
        }
        file.content().append(data);
        file.touch(now);
    }

    @Override
    public void makeFolder(String name, Instant now) throws IOException {
        put(name, MemoryNode.Directory.empty(now));
    }

    @Override
    public void removeFile(String name) throws IOException {
        remove(name);
    }

    @Override
    public void removeFolder(String name) throws IOException {
        remove(name);
    }

    @Override
    public void move(String name, Folder target, String targetName) throws IOException {
        MemoryFolder to = (MemoryFolder) target;
        MemoryNode moved = lifted(name);
        to.put(targetName, moved);
        drop(name);
        if (moved instanceof MemoryNode.Directory directory) {
            directory.settle();
        }
    }

    @Override
    public void close() throws IOException {
        if (lower != null) {
            lower.close();
        }
    }

    /** Makes the file that holds what was written, after what is below if that shall stay. */
    private MemoryNode.File written(String name, boolean append) throws IOException {
        MemoryNode.File file = new MemoryNode.File();
        Entry before = append ? entry(name) : null;
        if (before != null) {
            tree.quota().take(before.size());
            byte[] content = read(name, (int) Math.min(before.size(), Integer.MAX_VALUE - 8));
            file.content().append(content);
        }
        put(name, file);
        return file;
    }

    private MemoryNode.Directory directory(String name) throws IOException {
        if (node.children().get(name) instanceof MemoryNode.Directory directory) {
            return directory;
        }
        MemoryNode.Directory shadow = MemoryNode.Directory.shadow(originOf(name), lowerPresent(name));
        node.children().put(name, shadow);
        return shadow;
    }

    /** Returns the node of an entry, one that stands for it where it has been below only. */
    private MemoryNode lifted(String name) throws IOException {
        MemoryNode child = node.children().get(name);
        if (child != null) {
            return child;
        }
        Entry entry = lowerPresent(name);
        return entry.isFolder()
                ? MemoryNode.Directory.shadow(originOf(name), entry)
                : new MemoryNode.Borrowed(originOf(name), entry);
    }

    private void put(String name, MemoryNode child) throws FileException {
        MemoryNode replaced = node.children().get(name);
        if (!counts(replaced)) {
            tree.quota().takeEntry();
        }
        giveBytes(replaced);
        node.children().put(name, child);
    }

    private void remove(String name) throws IOException {
        giveBytes(node.children().get(name));
        drop(name);
    }

    /** Takes a name away, leaving a mark if there would be something of that name otherwise. */
    private void drop(String name) throws IOException {
        boolean counted = counts(node.children().get(name));
        if (lowerEntry(name) != null) {
            if (!counted) {
                tree.quota().takeEntry();
            }
            node.children().put(name, MemoryNode.Removed.INSTANCE);
        } else {
            node.children().remove(name);
            if (counted) {
                tree.quota().giveEntry();
            }
        }
    }

    private void giveBytes(@Nullable MemoryNode gone) throws FileException {
        if (gone instanceof MemoryNode.File file) {
            tree.quota().take(-file.content().length());
        }
    }

    private static boolean counts(@Nullable MemoryNode node) {
        return node != null && !isShadow(node);
    }

    private static boolean isShadow(MemoryNode node) {
        return node instanceof MemoryNode.Directory directory && directory.isShadow();
    }

    private Entry lowerPresent(String name) throws IOException {
        Entry entry = lowerEntry(name);
        if (entry == null) {
            throw new FileException(Errno.ENOENT);
        }
        return entry;
    }

    private @Nullable Entry lowerEntry(String name) throws IOException {
        return lower == null ? null : lower.entry(name);
    }

    private List<String> originOf(String name) {
        List<String> folder = node.origin();
        List<String> origin = new ArrayList<>(folder == null ? List.of() : folder);
        origin.add(name);
        return List.copyOf(origin);
    }

    /** Finds what shines through under a name, which may come from another folder. */
    private Place below(String name) throws IOException {
        if (node.children().get(name) instanceof MemoryNode.Borrowed borrowed) {
            List<String> origin = borrowed.origin();
            Folder folder = tree.openLower(origin.subList(0, origin.size() - 1));
            if (folder != null) {
                return new Place(folder, origin.get(origin.size() - 1), true);
            }
        } else if (lower != null) {
            return new Place(lower, name, false);
        }
        throw new FileException(Errno.ENOENT);
    }

    /**
     * A name in a folder below.
     *
     * @param owned whether the folder was opened for this
     */
    private record Place(Folder folder, String name, boolean owned) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (owned) {
                folder.close();
            }
        }
    }
}
