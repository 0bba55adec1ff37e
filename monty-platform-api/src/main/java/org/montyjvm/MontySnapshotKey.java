package org.montyjvm;

import java.security.MessageDigest;
import java.util.Objects;
import org.montyjvm.internal.snapshot.Seal;

/**
 * What snapshots are signed with. The interpreter trusts the bytes that it goes on from, so that whoever can change
 * them can do more than a script can: sign snapshots that leave the process.
 *
 * <p>Immutable, and safe to share between threads. The bytes of the key appear in no message.
 */
public final class MontySnapshotKey {
    /** The fewest bytes that a key has. */
    public static final int MIN_BYTES = 16;

    private static final MontySnapshotKey UNSIGNED = new MontySnapshotKey(Seal.checksum());

    private final Seal seal;

    private MontySnapshotKey(Seal seal) {
        this.seal = seal;
    }

    /**
     * Returns a key for HMAC-SHA256. The same bytes are needed to restore.
     *
     * @param secret at least {@value #MIN_BYTES} bytes that only the application knows, best 32 random ones; copied
     * @return a key
     * @throws IllegalArgumentException if there are fewer bytes
     * @throws NullPointerException if {@code secret} is null
     */
    public static MontySnapshotKey of(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException("a snapshot key has at least " + MIN_BYTES
                    + " bytes, best 32 random ones; this one has " + secret.length);
        }
        return new MontySnapshotKey(Seal.hmac(secret));
    }

    /**
     * Returns the key that is none: the bytes carry a SHA-256 checksum, which finds accidents and no attacker.
     *
     * <p><b>Warning:</b> only for storage that nobody else can write to. Changed bytes may crash the process.
     *
     * @return the key
     */
    public static MontySnapshotKey unsigned() {
        return UNSIGNED;
    }

    /**
     * Returns whether snapshots are signed with this key.
     *
     * @return false for {@link #unsigned()}
     */
    public boolean isSigned() {
        return seal.isSigned();
    }

    /**
     * Returns what proves that bytes are as they were: for those who keep a snapshot together with something of their own,
     * which is not to be changed either.
     *
     * @param bytes what is signed; should begin with something that tells it from what else is signed with this key
     * @return 32 bytes: HMAC-SHA256, or SHA-256 alone for {@link #unsigned()}
     * @throws NullPointerException if {@code bytes} is null
     */
    public byte[] sign(byte[] bytes) {
        return seal.tag(bytes, bytes.length);
    }

    /**
     * Returns whether bytes are as they were when they were signed with this key. Takes as long wherever they differ.
     *
     * @param bytes what was signed
     * @param signature what {@link #sign} returned
     * @return whether it fits
     * @throws NullPointerException if an argument is null
     */
    public boolean verifies(byte[] bytes, byte[] signature) {
        return MessageDigest.isEqual(sign(bytes), Objects.requireNonNull(signature, "signature"));
    }

    Seal seal() {
        return seal;
    }

    @Override
    public String toString() {
        return isSigned() ? "MontySnapshotKey[signed]" : "MontySnapshotKey[unsigned]";
    }
}
