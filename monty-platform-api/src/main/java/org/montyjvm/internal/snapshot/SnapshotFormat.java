package org.montyjvm.internal.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotException.Reason;
import org.montyjvm.MontySnapshotInfo;
import org.montyjvm.MontySnapshotInfo.Kind;

/** Writes and reads whole snapshots. */
public final class SnapshotFormat {
    /** The newest layout that this library knows, and the one that it writes. */
    public static final int VERSION = 1;

    private static final byte[] MAGIC = "MONTYSNP".getBytes(US_ASCII);
    private static final int SEAL_AT = MAGIC.length + Short.BYTES;
    private static final int KIND_AT = SEAL_AT + 1;
    private static final int LENGTHS_AT = KIND_AT + 1;
    private static final int PARTS_AT = LENGTHS_AT + 3 * Integer.BYTES;

    private SnapshotFormat() {}

    /** What a snapshot holds besides its head, once the seal was checked. */
    public static final class Opened {
        private final SnapshotBody body;
        private final byte[] payload;

        private Opened(SnapshotBody body, byte[] payload) {
            this.body = body;
            this.payload = payload;
        }

        /** Returns what the Java side needs. */
        public SnapshotBody body() {
            return body;
        }

        /** Returns what the engine needs; not copied. */
        public byte[] payload() {
            return payload;
        }
    }

    /** Returns the bytes; version, seal and payload length of the description are not taken from it. */
    public static byte[] write(MontySnapshotInfo info, SnapshotBody body, byte[] payload, Seal seal) {
        SnapshotOutput head = new SnapshotOutput();
        SnapshotHead.write(info, head);
        SnapshotOutput rest = new SnapshotOutput();
        body.write(rest);
        byte[] headBytes = head.bytes();
        byte[] bodyBytes = rest.bytes();
        int sealed = Math.addExact(PARTS_AT + headBytes.length + bodyBytes.length, payload.length);
        ByteBuffer all = ByteBuffer.allocate(Math.addExact(sealed, Seal.TAG_BYTES));
        all.put(MAGIC).putShort((short) VERSION);
        SnapshotOutput choices = new SnapshotOutput();
        choices.flag(seal.isSigned());
        choices.oneOf(Kind.values(), info.kind());
        all.put(choices.bytes());
        all.putInt(headBytes.length).putInt(bodyBytes.length).putInt(payload.length);
        all.put(headBytes).put(bodyBytes).put(payload);
        all.put(seal.tag(all.array(), sealed));
        return all.array();
    }

    /**
     * Returns what the head says; checks the structure and not the seal.
     *
     * @throws MontySnapshotException if the bytes cannot be a snapshot
     */
    public static MontySnapshotInfo head(byte[] bytes) {
        int magic = Math.min(bytes.length, MAGIC.length);
        if (!Arrays.equals(bytes, 0, magic, MAGIC, 0, magic)) {
            throw new MontySnapshotException(
                    Reason.NOT_A_SNAPSHOT, "these bytes are no snapshot: they start otherwise");
        }
        if (bytes.length < SEAL_AT) {
            throw truncated(bytes.length, PARTS_AT + Seal.TAG_BYTES);
        }
        int version = ByteBuffer.wrap(bytes).getShort(MAGIC.length) & 0xffff;
        if (version > VERSION) {
            throw new MontySnapshotException(
                    Reason.NEWER_VERSION,
                    "the snapshot has layout " + version + ", this library knows none above " + VERSION
                            + ": use the version of the library that wrote it");
        }
        if (version == 0) {
            throw new MontySnapshotException(Reason.NOT_A_SNAPSHOT, "these bytes are no snapshot: no layout is 0");
        }
        if (bytes.length < PARTS_AT + Seal.TAG_BYTES) {
            throw truncated(bytes.length, PARTS_AT + Seal.TAG_BYTES);
        }
        SnapshotInput fixed = new SnapshotInput("start", ByteBuffer.wrap(bytes, SEAL_AT, PARTS_AT - SEAL_AT));
        boolean signed = fixed.flag();
        Kind kind = fixed.oneOf(Kind.values());
        int head = fixed.count();
        long length = (long) PARTS_AT + head + fixed.count();
        int payload = fixed.count();
        length += (long) payload + Seal.TAG_BYTES;
        if (bytes.length < length) {
            throw truncated(bytes.length, length);
        }
        if (bytes.length > length) {
            throw fixed.wrong("lengths for " + length + " bytes, there are " + bytes.length);
        }
        return SnapshotHead.read(
                new SnapshotInput("head", ByteBuffer.wrap(bytes, PARTS_AT, head)), version, kind, signed, payload);
    }

    /**
     * Returns what else is in a snapshot whose head was read; checks the seal first.
     *
     * @throws MontySnapshotException if the bytes were changed, or sealed in another way
     */
    public static Opened open(byte[] bytes, Seal seal) {
        if ((bytes[SEAL_AT] == 1) != seal.isSigned()) {
            throw new MontySnapshotException(
                    Reason.WRONG_KEY_KIND,
                    seal.isSigned()
                            ? "the snapshot is not signed, and a key was given: anyone may have written it"
                            : "the snapshot is signed: restore it with the key that it was signed with");
        }
        int sealed = bytes.length - Seal.TAG_BYTES;
        byte[] tag = Arrays.copyOfRange(bytes, sealed, bytes.length);
        if (!MessageDigest.isEqual(tag, seal.tag(bytes, sealed))) { // takes as long wherever they differ
            throw new MontySnapshotException(
                    Reason.TAMPERED,
                    seal.isSigned()
                            ? "the snapshot was changed after it was signed, or signed with another key"
                            : "the snapshot was changed after it was written: its checksum does not fit");
        }
        ByteBuffer lengths = ByteBuffer.wrap(bytes, LENGTHS_AT, 2 * Integer.BYTES);
        int bodyAt = PARTS_AT + lengths.getInt();
        int payloadAt = bodyAt + lengths.getInt();
        SnapshotBody body =
                SnapshotBody.read(new SnapshotInput("body", ByteBuffer.wrap(bytes, bodyAt, payloadAt - bodyAt)));
        return new Opened(body, Arrays.copyOfRange(bytes, payloadAt, sealed));
    }

    private static MontySnapshotException truncated(long there, long wanted) {
        return new MontySnapshotException(
                Reason.TRUNCATED, "the snapshot ends too early: " + there + " bytes of at least " + wanted);
    }
}
