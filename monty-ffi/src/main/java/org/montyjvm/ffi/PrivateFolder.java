package org.montyjvm.ffi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders that code is loaded from: nobody but their owner may have written there. */
final class PrivateFolder {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFolder() {}

    /**
     * Returns the folder, created with its parents where they are missing.
     *
     * @throws IOException if it cannot be created, is another user's, or can be written by others
     */
    static Path create(Path folder) throws IOException {
        boolean posix = Files.getFileStore(existingParent(folder)).supportsFileAttributeView(PosixFileAttributeView.class);
        if (!posix) {
            return Files.createDirectories(folder);
        }
        Files.createDirectories(folder, OWNER_ONLY);
        PosixFileAttributes attributes =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> permissions = attributes.permissions();
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(folder + " can be written by other users");
        }
        if (!attributes.owner().getName().equals(System.getProperty("user.name"))) {
            throw new IOException(folder + " belongs to " + attributes.owner().getName());
        }
        return folder;
    }

    private static Path existingParent(Path folder) {
        Path parent = folder.toAbsolutePath();
        while (!Files.exists(parent) && parent.getParent() != null) {
            parent = parent.getParent();
        }
        return parent;
    }
}
