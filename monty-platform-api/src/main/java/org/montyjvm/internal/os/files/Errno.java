package org.montyjvm.internal.os.files;

import org.montyjvm.internal.repr.StringRepr;

/** The errors of POSIX calls, with Linux's numbers, Linux's texts and the exception that CPython raises for them. */
public enum Errno {
    /** The policy forbids it. */
    EPERM(1, "PermissionError", "Operation not permitted"),
    /** Nothing is there. */
    ENOENT(2, "FileNotFoundError", "No such file or directory"),
    /** The host failed in a way that has no better name. */
    EIO(5, "OSError", "Input/output error"),
    /** More than the host is willing to collect. */
    ENOMEM(12, "OSError", "Cannot allocate memory"),
    /** No mount, or the host's own permissions. */
    EACCES(13, "PermissionError", "Permission denied"),
    /** A mount point is in the way. */
    EBUSY(16, "OSError", "Device or resource busy"),
    /** Something is there already. */
    EEXIST(17, "FileExistsError", "File exists"),
    /** From one mount to another. */
    EXDEV(18, "OSError", "Invalid cross-device link"),
    /** A file where a folder is needed. */
    ENOTDIR(20, "NotADirectoryError", "Not a directory"),
    /** A folder where a file is needed. */
    EISDIR(21, "IsADirectoryError", "Is a directory"),
    /** A folder into itself, or a name that the host cannot write. */
    EINVAL(22, "OSError", "Invalid argument"),
    /** The process has no file descriptor left. */
    EMFILE(24, "OSError", "Too many open files"),
    /** Larger than what may cross into Python. */
    EFBIG(27, "OSError", "File too large"),
    /** The disk or the quota is full. */
    ENOSPC(28, "OSError", "No space left on device"),
    /** The mount is read-only. */
    EROFS(30, "OSError", "Read-only file system"),
    /** A name of more than 255 bytes, or a path of 4,096 and more. */
    ENAMETOOLONG(36, "OSError", "File name too long"),
    /** A folder that should have been empty. */
    ENOTEMPTY(39, "OSError", "Directory not empty"),
    /** Symbolic links without end. */
    ELOOP(40, "OSError", "Too many levels of symbolic links");

    private final int number;
    private final String type;
    private final String text;

    Errno(int number, String type, String text) {
        this.number = number;
        this.type = type;
        this.text = text;
    }

    /** Returns the name of Python's exception. */
    public String type() {
        return type;
    }

    /** Returns the system's text for it. */
    String text() {
        return text;
    }

    /** Returns what {@code str} of the exception is, such as {@code [Errno 2] No such file or directory: '/x'}. */
    public String message(String subject) {
        return "[Errno " + number + "] " + text + ": " + StringRepr.of(subject);
    }
}
