package org.montyjvm.internal.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** Collects the bytes of a part of a snapshot; what {@link SnapshotInput} reads. */
final class SnapshotOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void small(int value) {
        bytes.write(value);
    }

    /** Writes which of the values it is. */
    <T> void oneOf(T[] values, T value) {
        small(Arrays.asList(values).indexOf(value));
    }

    void flag(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    void count(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(value >>> shift);
        }
    }

    void number(long value) {
        count((int) (value >>> 32));
        count((int) value);
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        count(utf8.length);
        bytes.writeBytes(utf8);
    }

    void texts(Collection<String> values) {
        count(values.size());
        values.forEach(this::text);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
