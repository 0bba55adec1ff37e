package org.montyjvm.bridge;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotKey;

/**
 * A run of a bridge as bytes, frozen at a call whose handler had not started: to be resumed later, in this process or
 * another one, by a bridge that has the same plugins. The numbers of its events, and the counts against its limits, go on
 * where they were.
 *
 * <p>All of it is signed with the application's key: the interpreter's part, a {@link MontySnapshot}, and the bridge's own,
 * ids and counts.
 *
 * <p>Immutable, and safe to share between threads.
 */
public final class BridgeSnapshot {
    private static final int MAGIC = 0x4d425247; // MBRG
    private static final int VERSION = 2;
    private static final int SIGNATURE_BYTES = 32;
    private static final int MAX_NAME_BYTES = 65_535;

    private final State state;
    private final MontySnapshot snapshot;
    private final byte[] signature;

    private BridgeSnapshot(State state, MontySnapshot snapshot, byte[] signature) {
        this.state = state;
        this.snapshot = snapshot;
        this.signature = signature;
    }

    /** What the bridge has to remember. */
    record State(String runId, String script, long sequence, long steps, long calls, long handlerNanos, long printed) {}

    static BridgeSnapshot of(State state, MontySnapshot snapshot, MontySnapshotKey key) {
        return new BridgeSnapshot(state, snapshot, key.sign(body(state, snapshot)));
    }

    /**
     * Returns the snapshot in the bytes. That they are as they were is found where the run goes on, with the key.
     *
     * @param bytes what {@link #bytes()} returned once
     * @return a snapshot
     * @throws IllegalArgumentException if the bytes are no such snapshot, or have another layout
     * @throws NullPointerException if {@code bytes} is null
     */
    public static BridgeSnapshot of(byte[] bytes) {
        int end = bytes.length - SIGNATURE_BYTES;
        if (end < Integer.BYTES) {
            throw new IllegalArgumentException("the bytes are no snapshot of a bridge: they end too early");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("the bytes are no snapshot of a bridge");
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
            return new BridgeSnapshot(
                    state, MontySnapshot.of(in.readAllBytes()), Arrays.copyOfRange(bytes, end, bytes.length));
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
        byte[] body = body(state, snapshot);
        byte[] all = Arrays.copyOf(body, body.length + SIGNATURE_BYTES);
        System.arraycopy(signature, 0, all, body.length, SIGNATURE_BYTES);
        return all;
    }

    /** Refuses a snapshot that was not signed with the key, or was changed afterwards. */
    void requireSignedWith(MontySnapshotKey key) {
        if (!key.verifies(body(state, snapshot), signature)) {
            throw new MontySnapshotException(
                    MontySnapshotException.Reason.TAMPERED,
                    "the snapshot of the bridge was changed after it was signed, or signed with another key");
        }
    }

    private static byte[] body(State state, MontySnapshot snapshot) {
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
        return bytes.toByteArray();
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
        return other instanceof BridgeSnapshot that && Arrays.equals(bytes(), that.bytes());
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
