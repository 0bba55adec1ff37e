package org.montyjvm.internal.os.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which volume serves a path: that with the longest mount point. The folders above mount points can be looked at. */
final class MountTable {
    private static final VirtualPath ROOT = VirtualPath.parse("/");

    private final List<Mount> mounts;
    private final Volume skeleton;

    MountTable(Map<String, Volume> volumes) {
        mounts = volumes.entrySet().stream()
                .map(entry -> new Mount(VirtualPath.parse(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingInt(
                                (Mount mount) -> mount.point().names().size())
                        .reversed())
                .toList();
        skeleton = Volumes.skeleton(mounts.stream().map(Mount::point).toList());
    }

    /**
     * Returns what serves a path.
     *
     * @throws FileException with EACCES if nothing does
     */
    Mount at(VirtualPath path) throws FileException {
        for (Mount mount : mounts) {
            if (mount.point().contains(path)) {
                return mount;
            }
        }
        if (leadsToMount(path)) {
            return new Mount(ROOT, skeleton);
        }
        throw new FileException(Errno.EACCES);
    }

    /** Tells whether a path is a mount point or a folder above one, which nobody may move or remove. */
    boolean leadsToMount(VirtualPath path) {
        return mounts.stream().anyMatch(mount -> path.contains(mount.point()));
    }

    /** Returns the entries of a folder, mount points in it included. */
    List<Listed> list(VirtualPath path, int most) throws FileException {
        Mount mount = at(path);
        Map<String, Listed> entries = new TreeMap<>();
        for (Listed listed : mount.volume().list(mount.names(path), most)) {
            entries.put(listed.name(), listed);
        }
        if (mount.volume() != skeleton && skeleton.isFolder(path.names())) {
            for (Listed listed : skeleton.list(path.names(), most)) {
                entries.put(listed.name(), listed);
            }
        }
        return new ArrayList<>(entries.values());
    }

    /** Returns what a path is, or null if there is nothing or it cannot be reached for a reason other than denial. */
    @Nullable Entry find(VirtualPath path, boolean follow) throws FileException {
        Mount mount = at(path);
        if (!path.isShortEnough()) {
            return null;
        }
        try {
            return mount.volume().entry(mount.names(path), follow);
        } catch (FileException e) {
            return null;
        }
    }

    /**
     * A volume in its place.
     *
     * @param point where its root is
     * @param volume the volume
     */
    record Mount(VirtualPath point, Volume volume) {
        List<String> names(VirtualPath path) {
            return path.below(point);
        }

        /** Returns the path of a place in the volume. */
        VirtualPath path(List<String> names) {
            return VirtualPath.parse(point.text() + "/" + String.join("/", names));
        }
    }
}
