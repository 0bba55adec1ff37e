package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder held by its file descriptor: whatever happens to its path, this stays the folder that was opened. */
final class SecureFolder extends HostFolder {
    private final SecureDirectoryStream<Path> stream;

    SecureFolder(HostRoot root, Path path, SecureDirectoryStream<Path> stream) {
        super(root, path);
        this.stream = stream;
    }

    @Override
    BasicFileAttributes attributes(Path name) throws IOException {
        if (root().attributes() == PosixFileAttributes.class) {
            @Nullable PosixFileAttributeView posix =
                    stream.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (posix != null) {
                return posix.readAttributes();
            }
        }
        return stream.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    @Override
    SeekableByteChannel channel(Path name, Set<OpenOption> options) throws IOException {
        return stream.newByteChannel(name, options);
    }

    @Override
    public List<String> names(int most) throws IOException {
        return names(stream, most);
    }

    @Override
    public Folder open(String name) throws IOException {
        Path single = root().requireSingle(name);
        return new SecureFolder(
                root(), path().resolve(single), stream.newDirectoryStream(single, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public void removeFile(String name) throws IOException {
        stream.deleteFile(root().requireSingle(name));
    }

    @Override
    public void removeFolder(String name) throws IOException {
        stream.deleteDirectory(root().requireSingle(name));
    }

    @Override
    void moveTo(Path name, HostFolder target, Path targetName) throws IOException {
        stream.move(name, ((SecureFolder) target).stream, targetName);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
