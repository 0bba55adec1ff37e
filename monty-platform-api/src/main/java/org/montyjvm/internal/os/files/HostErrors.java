package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Java's failures as POSIX errors. Nothing of their text is kept: it has the host's paths in it. */
final class HostErrors {
    private HostErrors() {}

    static FileException of(IOException failure) {
        return failure instanceof FileException known ? known : new FileException(errno(failure));
    }

    static FileException of(RuntimeException failure) {
        if (failure instanceof ReadOnlyFileSystemException) {
            return new FileException(Errno.EROFS);
        }
        if (failure instanceof SecurityException) {
            return new FileException(Errno.EACCES);
        }
        if (failure instanceof InvalidPathException) {
            return new FileException(Errno.EINVAL);
        }
        return new FileException(Errno.EIO);
    }

    private static Errno errno(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return Errno.ENOENT;
        }
        if (failure instanceof FileAlreadyExistsException) {
            return Errno.EEXIST;
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return Errno.ENOTEMPTY;
        }
        if (failure instanceof AccessDeniedException) {
            return Errno.EACCES;
        }
        if (failure instanceof NotDirectoryException) {
            return Errno.ENOTDIR;
        }
        if (failure instanceof FileSystemLoopException) {
            return Errno.ELOOP;
        }
        if (failure instanceof AtomicMoveNotSupportedException) {
            return Errno.EXDEV;
        }
        return byReason(failure instanceof FileSystemException named ? named.getReason() : failure.getMessage());
    }

    /** The default file system hands on the text of the system call, and maybe more, where it has no exception for it. */
    private static Errno byReason(@Nullable String reason) {
        if (reason == null) {
            return Errno.EIO;
        }
        return Arrays.stream(Errno.values())
                .filter(errno -> reason.startsWith(errno.text()))
                .findFirst()
                .orElse(reason.equals("Disk quota exceeded") ? Errno.ENOSPC : Errno.EIO);
    }
}
