package org.montyjvm.internal.os.files;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open folder. A name is one entry of it, and no method follows a symbolic link: what else holds between entries is the
 * concern of {@link Volume}, which looks before it calls.
 *
 * <p>Failures are {@link IOException}s of any kind, or the unchecked ones of {@code java.nio.file}.
 */
interface Folder extends AutoCloseable {
    /** Returns what an entry is, or null if there is none of exactly that name. */
    @Nullable Entry entry(String name) throws IOException;

    /** Returns where a link leads. */
    LinkTarget link(String name) throws IOException;

    /** Opens a folder in this one. */
    Folder open(String name) throws IOException;

    /** Returns the names of the entries in no order, and fails with {@link Errno#ENOMEM} if there are more than a number. */
    List<String> names(int most) throws IOException;

    /** Returns the content of a file, and fails with {@link Errno#EFBIG} if it is longer than a number of bytes. */
    byte[] read(String name, int most) throws IOException;

    /** Writes a file that may be there or not: over its content, or after it. */
    void write(String name, byte[] data, boolean append, Instant now) throws IOException;

    /** Makes an empty folder. */
    void makeFolder(String name, Instant now) throws IOException;

    /** Removes anything but a folder. */
    void removeFile(String name) throws IOException;

    /** Removes a folder that is empty. */
    void removeFolder(String name) throws IOException;

    /** Moves an entry to another folder of this tree, over what has the name there. */
    void move(String name, Folder target, String targetName) throws IOException;

    @Override
    void close() throws IOException;
}
