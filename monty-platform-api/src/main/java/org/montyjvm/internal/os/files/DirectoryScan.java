package org.montyjvm.internal.os.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/**
 * The reply to {@code Path.scan}: everything from a place down to a depth, which the interpreter walks or matches on its
 * own. A pattern only says what could be left out, and is not looked at.
 */
final class DirectoryScan {
    /** The most entries of one reply; each costs the interpreter some 200 bytes. */
    static final int MOST_ENTRIES = 50_000;

    /**
     * The most names of paths that are walked for one reply. Deep folders cost the square of their depth, and the time is
     * the host's; 1,000,000 take seconds.
     */
    private static final int MOST_STEPS = 1_000_000;

    /** As many links as one path may go through. */
    private static final int MOST_LINKS = 40;

    private final MountTable mounts;
    private final boolean followLinks;
    private final int depth;
    private final long mostText;
    private final List<MontyValue> reply = new ArrayList<>();
    private final Deque<Level> open = new ArrayDeque<>();
    private long text;
    private long steps;

    private DirectoryScan(MountTable mounts, boolean followLinks, int depth, long mostText) {
        this.mounts = mounts;
        this.followLinks = followLinks;
        this.depth = depth;
        this.mostText = mostText;
    }

    /**
     * Returns the entries below a place and the place itself.
     *
     * @param depth how many levels down
     * @param mostText how many characters all paths together may have
     * @throws FileException with ENOENT or EACCES if the place itself cannot be read, ENOMEM if there is too much
     */
    static MontyValue of(MountTable mounts, VirtualPath root, boolean followLinks, int depth, long mostText)
            throws FileException {
        DirectoryScan scan = new DirectoryScan(mounts, followLinks, depth, mostText);
        scan.run(root);
        return new MontyValue.List(scan.reply);
    }

    private void run(VirtualPath root) throws FileException {
        MountTable.Mount mount = mounts.at(root);
        Entry entry = mount.volume().entry(mount.names(root), false);
        Entry behind = entry.isLink() ? mount.volume().entry(mount.names(root), true) : entry;
        add("", entry, behind);
        if (behind.isFolder() && depth > 0) {
            list(new Level(root, "", 0, 0), mounts.list(root, MOST_ENTRIES));
        }
        while (!open.isEmpty()) {
            Level level = open.removeLast();
            list(level, entries(level));
        }
    }

    /** As CPython's walk and glob: a folder that cannot be read has no entries. */
    private List<Listed> entries(Level level) throws FileException {
        try {
            return mounts.list(level.real(), MOST_ENTRIES);
        } catch (FileException e) {
            if (e.errno() == Errno.ENOMEM) {
                throw e;
            }
            return List.of();
        }
    }

    private void list(Level level, List<Listed> entries) throws FileException {
        step(level.real());
        for (Listed listed : entries) {
            String relative = level.prefix() + listed.name();
            VirtualPath path = level.real().child(listed.name());
            if (listed.entry().isLink()) {
                step(path);
                follow(level, listed, path, relative);
            } else {
                add(relative, listed.entry(), listed.entry());
                descend(listed.entry(), new Level(path, relative + "/", level.depth() + 1, level.links()));
            }
        }
    }

    private void follow(Level level, Listed listed, VirtualPath path, String relative) throws FileException {
        Volume.Followed followed = null;
        if (level.links() < MOST_LINKS) {
            try {
                MountTable.Mount mount = mounts.at(path);
                followed = mount.volume().follow(mount.names(path));
                path = mount.path(followed.way());
            } catch (FileException e) {
                // A link that leads nowhere, or out: both are seen as links and nothing else.
            }
        }
        Entry behind = followed == null ? null : followed.entry();
        add(relative, listed.entry(), behind);
        if (followLinks && behind != null) {
            descend(behind, new Level(path, relative + "/", level.depth() + 1, level.links() + 1));
        }
    }

    private void descend(Entry entry, Level level) {
        if (entry.isFolder() && level.depth() < depth) {
            open.addLast(level);
        }
    }

    private void step(VirtualPath path) throws FileException {
        steps += path.names().size() + 1;
        if (steps > MOST_STEPS) {
            throw new FileException(Errno.ENOMEM);
        }
    }

    private void add(String path, Entry entry, @Nullable Entry behind) throws FileException {
        text += path.length();
        if (reply.size() > MOST_ENTRIES || text > mostText) {
            throw new FileException(Errno.ENOMEM);
        }
        reply.add(new MontyValue.Tuple(List.of(
                new MontyValue.Str(path),
                new MontyValue.Bool(behind != null && behind.isFolder()),
                new MontyValue.Bool(behind != null && behind.isFile()),
                new MontyValue.Bool(entry.isLink()))));
    }

    /**
     * A folder whose entries are still to be listed.
     *
     * @param real where it is, without the links that led to it
     * @param prefix what the paths of its entries start with in the reply
     * @param depth how far below the root of the scan
     * @param links how many links led to it
     */
    private record Level(VirtualPath real, String prefix, int depth, int links) {}
}
