package org.montyjvm;

import java.util.Arrays;
import org.montyjvm.internal.snapshot.Seal;
import org.montyjvm.internal.snapshot.SnapshotAccess;
import org.montyjvm.internal.snapshot.SnapshotFormat;

/**
 * A suspended run, or a session, as bytes: to be kept, sent, and restored later, in this process or another one, on this
 * Java version or another one.
 *
 * <pre>{@code
 * MontySnapshotKey key = MontySnapshotKey.of(secret);
 * Files.write(file, pause.freeze(key).bytes());
 * …
 * MontySuspended pause = monty.restore(MontySnapshot.of(Files.readAllBytes(file)), key);
 * }</pre>
 *
 * <p>The bytes tell which interpreter wrote them, and under which limits; only the same version of the interpreter can
 * go on from them. They are as secret as what the script computed: signing does not encrypt.
 *
 * <p>Immutable, and safe to share between threads. Equal to a snapshot of the same bytes.
 */
public final class MontySnapshot {
    static {
        SnapshotAccess.install(new SnapshotAccess() {
            @Override
            public MontySnapshot wrap(byte[] bytes, MontySnapshotInfo info) {
                return new MontySnapshot(bytes, info);
            }

            @Override
            public byte[] bytes(MontySnapshot snapshot) {
                return snapshot.bytes;
            }

            @Override
            public Seal seal(MontySnapshotKey key) {
                return key.seal();
            }
        });
    }

    private final byte[] bytes;
    private final MontySnapshotInfo info;

    private MontySnapshot(byte[] bytes, MontySnapshotInfo info) {
        this.bytes = bytes;
        this.info = info;
    }

    /**
     * Returns the snapshot in the bytes. Their structure is checked here; whether they were changed is checked when they
     * are restored, as that takes the key.
     *
     * @param bytes what {@link #bytes()} returned once; copied
     * @return a snapshot
     * @throws MontySnapshotException if the bytes are no snapshot, end too early, or have a newer layout
     * @throws NullPointerException if {@code bytes} is null
     */
    public static MontySnapshot of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return new MontySnapshot(copy, SnapshotFormat.head(copy));
    }

    /**
     * Returns the bytes.
     *
     * @return a new array
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Returns how many bytes there are.
     *
     * @return the length of {@link #bytes()}
     */
    public int size() {
        return bytes.length;
    }

    /**
     * Returns what the head of the bytes says. It is as trustworthy as where the bytes come from.
     *
     * @return the description
     */
    public MontySnapshotInfo info() {
        return info;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MontySnapshot snapshot && Arrays.equals(bytes, snapshot.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "MontySnapshot[" + bytes.length + " bytes, " + info + "]";
    }
}
