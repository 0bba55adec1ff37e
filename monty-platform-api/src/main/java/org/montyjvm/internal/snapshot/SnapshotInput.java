package org.montyjvm.internal.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotException.Reason;

/** Reads the bytes of a part of a snapshot, and believes none of them. */
final class SnapshotInput {
    private final ByteBuffer bytes;
    private final String part;

    SnapshotInput(String part, ByteBuffer bytes) {
        this.part = part;
        this.bytes = bytes;
    }

    int small() {
        need(1);
        return bytes.get() & 0xff;
    }

    boolean flag() {
        return oneOf(new Boolean[] {false, true});
    }

    <T> T oneOf(T[] values) {
        int index = small();
        if (index >= values.length) {
            throw wrong("a choice that does not exist");
        }
        return values[index];
    }

    int count() {
        need(Integer.BYTES);
        int count = bytes.getInt();
        if (count < 0) {
            throw wrong("a negative count");
        }
        return count;
    }

    /** Reads a number that is not negative. */
    long number() {
        need(Long.BYTES);
        long number = bytes.getLong();
        if (number < 0) {
            throw wrong("a negative number");
        }
        return number;
    }

    String text() {
        int length = count();
        need(length);
        ByteBuffer utf8 = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw wrong("text that is not UTF-8");
        }
    }

    <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int left = count(); left > 0; left--) { // ends early where the count lies: the bytes run out
            list.add(element.get());
        }
        return list;
    }

    void end() {
        if (bytes.hasRemaining()) {
            throw wrong(bytes.remaining() + " bytes too many");
        }
    }

    MontySnapshotException wrong(String what) {
        return new MontySnapshotException(
                Reason.TAMPERED, "the snapshot was changed after it was written: its " + part + " holds " + what);
    }

    private void need(int count) {
        if (bytes.remaining() < count) {
            throw wrong("too few bytes");
        }
    }
}
