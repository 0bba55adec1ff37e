package org.montyjvm.wasmbuild.split;

import java.util.Arrays;

/** Reads the numbers and texts of a module. */
final class ByteReader {

    private final byte[] bytes;
    private int at;
    private final int end;

    ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    ByteReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    int position() {
        return at;
    }

    int unsignedByte() {
        return bytes[at++] & 0xff;
    }

    /** Returns an unsigned number of up to 32 bits. */
    int number() {
        return (int) signed(false);
    }

    /** Returns a signed number of up to 64 bits. */
    long signed() {
        return signed(true);
    }

    private long signed(boolean extend) {
        long number = 0;
        int shift = 0;
        while (true) {
            byte next = bytes[at++];
            number |= (long) (next & 0x7f) << shift;
            shift += 7;
            if (next >= 0) {
                return extend && shift < Long.SIZE && (next & 0x40) != 0 ? number | (-1L << shift) : number;
            }
        }
    }

    byte[] take(int length) {
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    byte[] since(int start) {
        return Arrays.copyOfRange(bytes, start, at);
    }

    byte[] rest() {
        return take(end - at);
    }
}
