package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder held by its path, where the file system has nothing better. */
final class PlainFolder extends HostFolder {
    PlainFolder(HostRoot root, Path path) {
        super(root, path);
    }

    @Override
    BasicFileAttributes attributes(Path name) throws IOException {
        return Files.readAttributes(path().resolve(name), root().attributes(), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    SeekableByteChannel channel(Path name, Set<OpenOption> options) throws IOException {
        return Files.newByteChannel(path().resolve(name), options);
    }

    @Override
    public List<String> names(int most) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path())) {
            return names(entries, most);
        }
    }

    @Override
    public Folder open(String name) throws IOException {
        return new PlainFolder(root(), path().resolve(root().requireSingle(name)));
    }

    @Override
    public void removeFile(String name) throws IOException {
        Files.delete(path().resolve(root().requireSingle(name)));
    }

    @Override
    public void removeFolder(String name) throws IOException {
        Files.delete(path().resolve(root().requireSingle(name)));
    }

    @Override
    void moveTo(Path name, HostFolder target, Path targetName) throws IOException {
        Path from = path().resolve(name);
        Path to = target.path().resolve(targetName);
        if (from.getFileSystem() != FileSystems.getDefault() && Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            moveEach(from, to);
        } else {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Moves a folder piece by piece: the ZIP file system of JDK 17 moves the folder and forgets what is in it. */
    private static void moveEach(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        List<Path> entries;
        try (Stream<Path> listed = Files.list(from)) {
            entries = listed.toList();
        }
        for (Path entry : entries) {
            Path place = to.resolve(entry.getFileName());
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                moveEach(entry, place);
            } else {
                Files.move(entry, place);
            }
        }
        Files.delete(from);
    }

    @Override
    public void close() {}
}
