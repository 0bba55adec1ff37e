package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder of the host, whichever way it is held. */
abstract class HostFolder implements Folder {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);
    private static final Set<OpenOption> OVERWRITE =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    private static final Set<OpenOption> APPEND =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    private final HostRoot root;
    private final Path path;

    HostFolder(HostRoot root, Path path) {
        this.root = root;
        this.path = path;
    }

    HostRoot root() {
        return root;
    }

    /** Returns where the folder was when it was opened. */
    Path path() {
        return path;
    }

    abstract BasicFileAttributes attributes(Path name) throws IOException;

    abstract SeekableByteChannel channel(Path name, Set<OpenOption> options) throws IOException;

    /** Moves an entry; may fail if something has the other name. */
    abstract void moveTo(Path name, HostFolder target, Path targetName) throws IOException;

    @Override
    public final @Nullable Entry entry(String name) throws IOException {
        Path single = root.single(name);
        if (single == null) {
            return null;
        }
        try {
            Entry entry = Entry.of(attributes(single));
            return root.isSpelled(path.resolve(single), name) ? entry : null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public final LinkTarget link(String name) throws IOException {
        return root.link(path.resolve(root.requireSingle(name)));
    }

    /** Collects the names of an open folder's entries. */
    static List<String> names(DirectoryStream<Path> entries, int most) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (Path entry : entries) {
                if (names.size() == most) {
                    throw new FileException(Errno.ENOMEM);
                }
                names.add(withoutSlash(entry));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public final byte[] read(String name, int most) throws IOException {
        try (SeekableByteChannel channel = unlinked(root.requireSingle(name), READ)) {
            // The size may change meanwhile, so one byte more than allowed is what decides.
            long size = channel.size();
            ByteBuffer content = ByteBuffer.allocate((int) Math.min(size, most) + 1);
            while (channel.read(content) >= 0) {
                if (content.position() > most) {
                    throw new FileException(Errno.EFBIG);
                }
                if (!content.hasRemaining()) {
                    int larger = (int) Math.min(2L * content.capacity(), most + 1L);
                    content = ByteBuffer.allocate(larger).put(content.flip());
                }
            }
            return Arrays.copyOf(content.array(), content.position());
        }
    }

    @Override
    public final void write(String name, byte[] data, boolean append, Instant now) throws IOException {
        Path single = root.requireSingle(name);
        if (!isFree(single, name)) {
            throw new FileException(Errno.EEXIST);
        }
        try (SeekableByteChannel channel = unlinked(single, append ? APPEND : OVERWRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(data);
        }
    }

    @Override
    public final void makeFolder(String name, Instant now) throws IOException {
        Files.createDirectory(path.resolve(root.requireSingle(name)));
    }

    @Override
    public final void move(String name, Folder target, String targetName) throws IOException {
        HostFolder to = (HostFolder) target;
        Path from = root.requireSingle(name);
        Path single = root.requireSingle(targetName);
        if (!to.isFree(single, targetName)) {
            throw new FileException(Errno.EEXIST);
        }
        try {
            moveTo(from, to, single);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Not every file system replaces; the volume has looked at what is there, and it may go.
            Entry replaced = to.entry(targetName);
            if (replaced == null) {
                throw e;
            }
            if (replaced.isFolder()) {
                to.removeFolder(targetName);
            } else {
                to.removeFile(targetName);
            }
            moveTo(from, to, single);
        }
    }

    /** Opens a file that is no link; the ZIP file system knows no links, nor the option. */
    private SeekableByteChannel unlinked(Path name, Set<OpenOption> options) throws IOException {
        Set<OpenOption> careful = new HashSet<>(options);
        careful.add(LinkOption.NOFOLLOW_LINKS);
        try {
            return channel(name, careful);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return channel(name, options);
        }
    }

    /** Tells that a write would meet nothing, or what bears exactly this name. */
    private boolean isFree(Path single, String name) throws IOException {
        try {
            attributes(single);
            return root.isSpelled(path.resolve(single), name);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** The ZIP file system ends the names of folders with a slash. */
    private static String withoutSlash(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }
}
