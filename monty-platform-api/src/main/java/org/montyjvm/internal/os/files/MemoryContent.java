package org.montyjvm.internal.os.files;

import java.util.Arrays;

/** The bytes of one file in memory; appending many small pieces costs no more than one large one. */
final class MemoryContent {
    private static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] bytes = {};
    private int length;

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    void clear() {
        bytes = new byte[0];
        length = 0;
    }

    void append(byte[] data) throws FileException {
        long total = (long) length + data.length;
        if (total > MOST) {
            throw new FileException(Errno.EFBIG);
        }
        if (total > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(total, 2L * bytes.length), MOST));
        }
        System.arraycopy(data, 0, bytes, length, data.length);
        length = (int) total;
    }
}
