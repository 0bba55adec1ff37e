package org.montyjvm.ffi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders that code is loaded from: nobody but their owner may have written there, or be able to put others in their place. */
final class PrivateFolder {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final int ROOT = 0;
    private static final int GROUP_WRITE = 0020;
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;

    private PrivateFolder() {}

    /**
     * Returns the folder without symbolic links in its path, created with its parents where they are missing.
     *
     * @throws IOException if it cannot be created or written, is another user's or can be written by others, or if
     *     another user can replace it or one of its parents
     */
    static Path create(Path folder) throws IOException {
        if (!Files.getFileStore(existingParent(folder)).supportsFileAttributeView(PosixFileAttributeView.class)) {
            return Files.createDirectories(folder);
        }
        Files.createDirectories(folder, OWNER_ONLY);
        Path real = folder.toRealPath();
        int me = currentUser(real);
        if (owner(real) != me) {
            throw new IOException(real + " belongs to another user, " + Files.getOwner(real));
        }
        if ((mode(real) & (GROUP_WRITE | OTHERS_WRITE)) != 0) {
            throw new IOException(real + " can be written by other users");
        }
        for (Path parent = real.getParent(); parent != null; parent = parent.getParent()) {
            requireTrusted(parent, me);
        }
        return real;
    }

    /** Whoever may rename a folder's entries can put another library in place of the one that was checked. */
    private static void requireTrusted(Path parent, int me) throws IOException {
        int owner = owner(parent);
        if (owner != me && owner != ROOT) {
            throw new IOException(parent + " belongs to another user, " + Files.getOwner(parent));
        }
        int mode = mode(parent);
        if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
            throw new IOException(parent + " can be written by other users");
        }
    }

    /** Returns who owns what this process makes. Java knows the user's name only, which some containers do not have. */
    private static int currentUser(Path folder) throws IOException {
        Path mine = Files.createTempFile(folder, "owner", null);
        try {
            return owner(mine);
        } finally {
            Files.delete(mine);
        }
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    private static int mode(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode");
    }

    private static Path existingParent(Path folder) {
        Path parent = folder.toAbsolutePath();
        while (!Files.exists(parent) && parent.getParent() != null) {
            parent = parent.getParent();
        }
        return parent;
    }
}
