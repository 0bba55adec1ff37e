package org.montyjvm.internal.os.files;

import java.io.IOException;

/** A file call that failed with an error of POSIX; the path is known to the caller. */
public final class FileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Errno errno;
    private final boolean aboutTarget;

    FileException(Errno errno) {
        this(errno, false);
    }

    private FileException(Errno errno, boolean aboutTarget) {
        super(errno.text());
        this.errno = errno;
        this.aboutTarget = aboutTarget;
    }

    /** Makes a failure of a rename that is about where it should go. */
    static FileException ofTarget(Errno errno) {
        return new FileException(errno, true);
    }

    Errno errno() {
        return errno;
    }

    /** Tells whether a rename's second path is the one at fault. */
    boolean aboutTarget() {
        return aboutTarget;
    }
}
