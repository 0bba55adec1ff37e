package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the folders of one host tree have in common.
 *
 * @param path where the tree starts, without links
 * @param given the path as the application spelled it; absolute links may start with either
 * @param attributes the richest attributes that the file system has
 * @param exact whether names are known to be taken as they are spelled
 */
record HostRoot(Path path, Path given, Class<? extends BasicFileAttributes> attributes, boolean exact) {
    /** Linux's own file systems; saves a look at the disk for each name of a path. */
    private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

    static HostRoot of(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new NotDirectoryException(folder.toString());
        }
        boolean posix = real.getFileSystem().supportedFileAttributeViews().contains("posix");
        return new HostRoot(
                real,
                folder.toAbsolutePath().normalize(),
                posix ? PosixFileAttributes.class : BasicFileAttributes.class,
                LINUX && real.getFileSystem() == FileSystems.getDefault());
    }

    /**
     * Returns a name as a path of one element, or null if this file system would read something else into it: a second
     * separator, a drive, a stream.
     */
    @Nullable Path single(String name) {
        try {
            Path single = path.getFileSystem().getPath(name);
            boolean plain = !single.isAbsolute()
                    && single.getRoot() == null
                    && single.getNameCount() == 1
                    && single.toString().equals(name);
            return plain ? single : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Returns a name as a path of one element. */
    Path requireSingle(String name) throws FileException {
        Path single = single(name);
        if (single == null) {
            throw new FileException(Errno.EINVAL);
        }
        return single;
    }

    /**
     * Tells whether an entry that was found by a name bears exactly that name. A file system that ignores case would
     * otherwise give a script several names for one file, which a rule about names does not expect.
     */
    boolean isSpelled(Path entry, String name) throws IOException {
        String other = otherCase(name);
        if (exact || other.equals(name) || Files.notExists(entry.resolveSibling(other), LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        Path stored = entry.toRealPath(LinkOption.NOFOLLOW_LINKS).getFileName();
        return stored != null && composed(stored.toString()).equals(composed(name));
    }

    /** Returns where a link leads, or fails if that is not below the root. */
    LinkTarget link(Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        if (!target.isAbsolute()) {
            return new LinkTarget(false, names(target));
        }
        for (Path start : List.of(path, given)) {
            if (target.startsWith(start)) {
                return new LinkTarget(true, names(start.relativize(target)));
            }
        }
        throw new FileException(Errno.EACCES);
    }

    private static List<String> names(Path relative) {
        List<String> names = new ArrayList<>();
        for (Path name : relative) {
            String text = name.toString();
            if (!text.isEmpty() && !text.equals(".")) {
                names.add(text);
            }
        }
        return names;
    }

    private static String otherCase(String name) {
        StringBuilder other = new StringBuilder(name.length());
        name.codePoints()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(other::appendCodePoint);
        return other.toString();
    }

    /** Some file systems store accents apart from their letters. */
    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
