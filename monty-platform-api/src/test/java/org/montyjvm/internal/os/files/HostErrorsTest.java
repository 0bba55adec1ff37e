package org.montyjvm.internal.os.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostErrorsTest {
    private static final String SECRET = "/home/host/secret";

    @ParameterizedTest
    @MethodSource
    void checked_hasItsErrno_andForgetsTheHostsPath(IOException failure, Errno errno) {
        assertThat(HostErrors.of(failure).errno()).isEqualTo(errno);
        assertThat(HostErrors.of(failure)).hasNoCause().message().doesNotContain(SECRET);
    }

    static Stream<Arguments> checked_hasItsErrno_andForgetsTheHostsPath() {
        return Stream.of(
                Arguments.of(new NoSuchFileException(SECRET), Errno.ENOENT),
                Arguments.of(new FileAlreadyExistsException(SECRET), Errno.EEXIST),
                Arguments.of(new DirectoryNotEmptyException(SECRET), Errno.ENOTEMPTY),
                Arguments.of(new AccessDeniedException(SECRET), Errno.EACCES),
                Arguments.of(new NotDirectoryException(SECRET), Errno.ENOTDIR),
                Arguments.of(new FileSystemLoopException(SECRET), Errno.ELOOP),
                Arguments.of(new AtomicMoveNotSupportedException(SECRET, SECRET, "device"), Errno.EXDEV),
                Arguments.of(new FileSystemException(SECRET, null, "No space left on device"), Errno.ENOSPC),
                Arguments.of(new FileSystemException(SECRET, null, "Disk quota exceeded"), Errno.ENOSPC),
                Arguments.of(new FileSystemException(SECRET, null, "Read-only file system"), Errno.EROFS),
                Arguments.of(new FileSystemException(SECRET, null, "Is a directory"), Errno.EISDIR),
                Arguments.of(new FileSystemException(SECRET, null, "File name too long"), Errno.ENAMETOOLONG),
                Arguments.of(new FileSystemException(SECRET, null, "Too many open files"), Errno.EMFILE),
                Arguments.of(new FileSystemException(SECRET), Errno.EIO),
                Arguments.of(new IOException("No space left on device"), Errno.ENOSPC),
                Arguments.of(new IOException(SECRET), Errno.EIO));
    }

    @Test
    void unchecked_hasItsErrnoToo() {
        assertThat(HostErrors.of(new ReadOnlyFileSystemException()).errno()).isEqualTo(Errno.EROFS);
        assertThat(HostErrors.of(new ClosedFileSystemException()).errno()).isEqualTo(Errno.EIO);
        assertThat(HostErrors.of(new InvalidPathException(SECRET, "bad")).errno())
                .isEqualTo(Errno.EINVAL);
        assertThat(HostErrors.of(new SecurityException(SECRET)).errno()).isEqualTo(Errno.EACCES);
    }
}
