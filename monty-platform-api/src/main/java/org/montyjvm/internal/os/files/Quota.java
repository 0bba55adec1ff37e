package org.montyjvm.internal.os.files;

/** How much more may be written. Safe for use by several threads. */
final class Quota {
    private final long bytes;
    private final int entries;
    private long bytesUsed;
    private int entriesUsed;

    Quota(long bytes, int entries) {
        this.bytes = bytes;
        this.entries = entries;
    }

    /** Takes room for bytes, or fails with {@link Errno#ENOSPC} and takes none; a negative number gives room back. */
    synchronized void take(long count) throws FileException {
        if (count > bytes - bytesUsed) {
            throw new FileException(Errno.ENOSPC);
        }
        bytesUsed += count;
    }

    /** Takes room for one more entry of a folder. */
    synchronized void takeEntry() throws FileException {
        if (entriesUsed == entries) {
            throw new FileException(Errno.ENOSPC);
        }
        entriesUsed++;
    }

    /** Gives the room of an entry back. */
    synchronized void giveEntry() {
        entriesUsed--;
    }
}
