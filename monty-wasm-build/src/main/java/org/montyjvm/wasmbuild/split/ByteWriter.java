package org.montyjvm.wasmbuild.split;

import java.io.ByteArrayOutputStream;

/** Writes the numbers and texts of a module. */
final class ByteWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ByteWriter unsignedByte(int value) {
        bytes.write(value);
        return this;
    }

    /** Writes an unsigned number of 32 bits. */
    ByteWriter number(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
        return this;
    }

    /** Writes a signed number. */
    ByteWriter signed(long value) {
        long rest = value;
        while (rest < -0x40 || rest > 0x3f) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>= 7;
        }
        bytes.write((int) (rest & 0x7f));
        return this;
    }

    ByteWriter raw(byte[] content) {
        bytes.writeBytes(content);
        return this;
    }

    /** Writes the length of {@code content}, then {@code content}. */
    ByteWriter sized(byte[] content) {
        return number(content.length).raw(content);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
