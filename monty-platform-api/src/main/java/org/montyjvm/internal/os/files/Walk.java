package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way through a tree, one name at a time. A symbolic link is read and its names are walked like any others, from the
 * link's folder or from the tree's root; a link that leads above the root is refused. So there is nothing that a link could
 * escape to: every folder on the way was opened from the one before.
 */
final class Walk {
    /** As many links as Linux follows in one path. */
    private static final int MOST_LINKS = 40;

    private final Tree tree;
    private final boolean followLast;
    private final Deque<String> pending;
    private final List<String> above = new ArrayList<>();
    private Folder folder;
    private int links;

    private Walk(Tree tree, List<String> names, boolean followLast) throws IOException {
        this.tree = tree;
        this.followLast = followLast;
        pending = new ArrayDeque<>(names);
        folder = tree.root();
    }

    /**
     * Walks as far as there is something.
     *
     * @param followLast whether a link at the end is followed too
     * @throws FileException with EACCES for a link that leads out, ELOOP for links without end, ENOTDIR for a file on the way
     */
    static Spot to(Tree tree, List<String> names, boolean followLast) throws IOException {
        Walk walk = new Walk(tree, names, followLast);
        try {
            return walk.run();
        } catch (IOException | RuntimeException e) {
            walk.folder.close();
            throw e;
        }
    }

    private Spot run() throws IOException {
        while (!pending.isEmpty()) {
            String name = pending.removeFirst();
            if (name.equals("..")) {
                up();
                continue;
            }
            Entry entry = folder.entry(name);
            boolean last = pending.isEmpty();
            if (entry != null && entry.isLink() && (followLast || !last)) {
                follow(folder.link(name));
            } else if (entry == null || last) {
                return new Spot(folder, List.copyOf(above), name, entry, left(entry));
            } else if (entry.isFolder()) {
                enter(folder.open(name));
                above.add(name);
            } else {
                throw new FileException(Errno.ENOTDIR);
            }
        }
        if (above.isEmpty()) {
            return new Spot(folder, List.of(), "", tree.rootEntry(), List.of());
        }
        // A link to "." or "..": the way ends at a folder that is open already, and a spot is told by its parent.
        List<String> way = List.copyOf(above);
        back();
        pending.addAll(way);
        return run();
    }

    private List<String> left(@Nullable Entry entry) {
        return entry == null ? List.copyOf(pending) : List.of();
    }

    private void follow(LinkTarget target) throws IOException {
        links++;
        if (links > MOST_LINKS) {
            throw new FileException(Errno.ELOOP);
        }
        if (target.fromRoot()) {
            back();
        }
        List<String> names = target.names();
        for (int i = names.size() - 1; i >= 0; i--) {
            pending.addFirst(names.get(i));
        }
    }

    private void up() throws IOException {
        if (above.isEmpty()) {
            throw new FileException(Errno.EACCES);
        }
        List<String> way = List.copyOf(above.subList(0, above.size() - 1));
        back();
        for (int i = way.size() - 1; i >= 0; i--) {
            pending.addFirst(way.get(i));
        }
    }

    private void back() throws IOException {
        enter(tree.root());
        above.clear();
    }

    private void enter(Folder next) throws IOException {
        Folder left = folder;
        folder = next;
        left.close();
    }
}
