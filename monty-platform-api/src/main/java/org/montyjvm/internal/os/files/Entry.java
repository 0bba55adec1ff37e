package org.montyjvm.internal.os.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * What is known of one thing in a folder.
 *
 * @param kind what it is, links not followed
 * @param size its length in bytes; of no meaning for anything but files
 * @param modified when its content changed last
 * @param permissions the nine permission bits
 */
record Entry(Kind kind, long size, Instant modified, int permissions) {
    /** Permissions of a folder where the file system has none. */
    static final int FOLDER_PERMISSIONS = 0755;

    /** Permissions of a file where the file system has none. */
    static final int FILE_PERMISSIONS = 0644;

    /** What a thing in a folder can be. */
    enum Kind {
        /** A regular file. */
        FILE,
        /** A folder. */
        FOLDER,
        /** A symbolic link, wherever it leads. */
        LINK,
        /** A pipe, a socket or a device. */
        OTHER
    }

    static Entry folder(Instant modified) {
        return new Entry(Kind.FOLDER, 0, modified, FOLDER_PERMISSIONS);
    }

    static Entry file(long size, Instant modified) {
        return new Entry(Kind.FILE, size, modified, FILE_PERMISSIONS);
    }

    static Entry of(BasicFileAttributes attributes) {
        Kind kind = kind(attributes);
        return new Entry(
                kind,
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                attributes instanceof PosixFileAttributes posix
                        ? bits(posix)
                        : kind == Kind.FOLDER ? FOLDER_PERMISSIONS : FILE_PERMISSIONS);
    }

    boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }

    boolean isLink() {
        return kind == Kind.LINK;
    }

    private static Kind kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Kind.LINK;
        }
        if (attributes.isDirectory()) {
            return Kind.FOLDER;
        }
        return attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
    }

    private static int bits(PosixFileAttributes attributes) {
        int bits = 0;
        for (char permission :
                PosixFilePermissions.toString(attributes.permissions()).toCharArray()) {
            bits = bits << 1 | (permission == '-' ? 0 : 1);
        }
        return bits;
    }
}
