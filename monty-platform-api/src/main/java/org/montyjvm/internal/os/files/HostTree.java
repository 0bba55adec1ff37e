package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

/** A folder of any file system of Java's, with all that is below it. */
final class HostTree implements Tree {
    private final HostRoot root;

    private HostTree(HostRoot root) {
        this.root = root;
    }

    /**
     * Takes a folder that is there; if the way to it has links, they are the host's choice and are resolved now.
     *
     * @throws java.nio.file.NotDirectoryException if it is no folder
     */
    static HostTree of(Path folder) throws IOException {
        return new HostTree(HostRoot.of(folder));
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // the secure folder owns the stream, and the other way closes it
    public Folder root() throws IOException {
        if (!root.path().getFileSystem().isOpen()) {
            // The ZIP file system of JDK 17 fails with a null pointer instead.
            throw new FileException(Errno.EIO);
        }
        DirectoryStream<Path> stream = Files.newDirectoryStream(root.path());
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new SecureFolder(root, root.path(), secure);
        }
        stream.close();
        return new PlainFolder(root, root.path());
    }

    @Override
    public Entry rootEntry() throws IOException {
        return Entry.of(Files.readAttributes(root.path(), root.attributes(), LinkOption.NOFOLLOW_LINKS));
    }
}
