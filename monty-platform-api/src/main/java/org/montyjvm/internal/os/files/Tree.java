package org.montyjvm.internal.os.files;

import java.io.IOException;

/** Where files are: something with a root. Safe for use by several threads, as far as the file system itself is. */
interface Tree {
    /** Opens the root. */
    Folder root() throws IOException;

    /** Returns what the root is. */
    Entry rootEntry() throws IOException;
}
