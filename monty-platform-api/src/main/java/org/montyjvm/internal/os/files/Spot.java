package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place where a walk ended: an entry, or the gap where one could be. Holds its folder open.
 *
 * @param folder the folder of the place; the root itself for the place of the root
 * @param above the names from the root to that folder, without links
 * @param name the name in the folder; empty for the root
 * @param entry what is there, or null
 * @param rest names that are left because the place is empty; a file can be made only where none is
 */
record Spot(
        Folder folder,
        List<String> above,
        String name,
        @Nullable Entry entry,
        List<String> rest) implements AutoCloseable {

    boolean isRoot() {
        return name.isEmpty();
    }

    /** Returns what is there. */
    Entry present() throws FileException {
        if (entry == null) {
            throw new FileException(Errno.ENOENT);
        }
        return entry;
    }

    /** Tells whether something is there, and refuses a place whose folder is missing too. */
    boolean isTaken() throws FileException {
        if (!rest.isEmpty()) {
            throw new FileException(Errno.ENOENT);
        }
        return entry != null;
    }

    /** Opens the folder that is there. */
    Folder open() throws IOException {
        if (!present().isFolder()) {
            throw new FileException(Errno.ENOTDIR);
        }
        return isRoot() ? folder : folder.open(name);
    }

    /** Returns the way to the place, links resolved. */
    List<String> way() {
        List<String> way = new ArrayList<>(above);
        if (!isRoot()) {
            way.add(name);
        }
        way.addAll(rest);
        return way;
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
