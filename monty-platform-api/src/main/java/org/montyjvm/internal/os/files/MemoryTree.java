package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files in memory, alone or above a tree that is only read: what is written, moved or removed is so here and nowhere else.
 * Not safe for use by several threads at once.
 */
final class MemoryTree implements Tree {
    private final @Nullable Tree lower;
    private final Quota quota;
    private final MemoryNode.Directory root;

    private MemoryTree(@Nullable Tree lower, Quota quota, MemoryNode.Directory root) {
        this.lower = lower;
        this.quota = quota;
        this.root = root;
    }

    static MemoryTree empty(Quota quota) {
        return new MemoryTree(null, quota, MemoryNode.Directory.empty(Instant.EPOCH));
    }

    static MemoryTree over(Tree lower, Quota quota) throws IOException {
        return new MemoryTree(lower, quota, MemoryNode.Directory.shadow(List.of(), lower.rootEntry()));
    }

    @Override
    public Folder root() throws IOException {
        return new MemoryFolder(this, root, lower == null ? null : lower.root());
    }

    @Override
    public Entry rootEntry() {
        return root.entry();
    }

    Quota quota() {
        return quota;
    }

    /** Opens a folder below; a way from {@link MemoryNode.Directory#origin()} has no links in it. */
    @Nullable Folder openLower(@Nullable List<String> origin) throws IOException {
        if (lower == null || origin == null) {
            return null;
        }
        Folder folder = lower.root();
        try {
            for (String name : origin) {
                Folder next = folder.open(name);
                folder.close();
                folder = next;
            }
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }
}
