package org.montyjvm.bridge;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import org.montyjvm.MontySnapshot;

/**
 * A run of a bridge as bytes, frozen at a call whose handler had not started: to be resumed later, in this process or
 * another one, by a bridge that has the same plugins. The numbers of its events, and the counts against its limits, go on
 * where they were.
 *
 * <p>The interpreter's part is a {@link MontySnapshot}, signed with the application's key. The bridge's own part, ids and
 * counts, has a checksum alone, which finds accidents: who can change the bytes can reset the counts.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class BridgeSnapshot {
    private static final int MAGIC = 0x4d425247; // MBRG
    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 32;
    private static final int MAX_NAME_BYTES = 65_535;

    private final State state;
    private final MontySnapshot snapshot;

    private BridgeSnapshot(State state, MontySnapshot snapshot) {
        this.state = state;
        this.snapshot = snapshot;
    }

    /** What the bridge has to remember. */
    record State(String runId, String script, long sequence, long steps, long calls, long handlerNanos, long printed) {}

    static BridgeSnapshot of(State state, MontySnapshot snapshot) {
        return new BridgeSnapshot(state, snapshot);
    }

    /**
     * Returns the snapshot in the bytes.
     *
     * @param bytes what {@link #bytes()} returned once
     * @return a snapshot
     * @throws IllegalArgumentException if the bytes are no such snapshot, were damaged, or have a newer layout
     * @throws NullPointerException if {@code bytes} is null
     */
    public static BridgeSnapshot of(byte[] bytes) {
        int end = bytes.length - DIGEST_BYTES;
        if (end < Integer.BYTES) {
            throw new IllegalArgumentException("the bytes are no snapshot of a bridge: they end too early");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("the bytes are no snapshot of a bridge");
            }
            if (!Arrays.equals(digest(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
                throw new IllegalArgumentException("the snapshot was damaged: its checksum is another one");
            }
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalArgumentException(
                        "the snapshot has layout " + version + ", this library reads " + VERSION);
            }
            State state = new State(
                    in.readUTF(),
                    in.readUTF(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong());
            if (state.sequence() < 0
                    || state.steps() < 0
                    || state.calls() < 0
                    || state.handlerNanos() < 0
                    || state.printed() < 0) {
                throw new IllegalArgumentException("the snapshot has a negative count");
            }
            return new BridgeSnapshot(state, MontySnapshot.of(in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalArgumentException("the bytes are no snapshot of a bridge: they end too early", e);
        }
    }

    /**
     * Returns the bytes.
     *
     * @return a new array
     */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeByte(VERSION);
            out.writeUTF(state.runId());
            out.writeUTF(state.script().length() > MAX_NAME_BYTES / 3 ? "" : state.script());
            out.writeLong(state.sequence());
            out.writeLong(state.steps());
            out.writeLong(state.calls());
            out.writeLong(state.handlerNanos());
            out.writeLong(state.printed());
            out.write(snapshot.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        byte[] body = bytes.toByteArray();
        byte[] all = Arrays.copyOf(body, body.length + DIGEST_BYTES);
        System.arraycopy(digest(body, body.length), 0, all, body.length, DIGEST_BYTES);
        return all;
    }

    private static byte[] digest(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has it", e);
        }
    }

    /**
     * Returns the interpreter's part, for a run of a session: restore it with
     * {@link org.montyjvm.MontyPlatform#restoreSession}, and resume in a bridge over that session.
     *
     * @return the snapshot of the run or session
     */
    public MontySnapshot monty() {
        return snapshot;
    }

    /**
     * Returns the run.
     *
     * @return {@link BridgeRun#id()}, before and after
     */
    public String runId() {
        return state.runId();
    }

    /**
     * Returns the number of the last event before it was frozen.
     *
     * @return the number; the events go on with the next one
     */
    public long sequence() {
        return state.sequence();
    }

    State state() {
        return state;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BridgeSnapshot that && state.equals(that.state) && snapshot.equals(that.snapshot);
    }

    @Override
    public int hashCode() {
        return Objects.hash(state, snapshot);
    }

    @Override
    public String toString() {
        return "BridgeSnapshot[run=" + runId() + ", sequence=" + sequence() + "]";
    }
}
