package org.montyjvm.internal.snapshot;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Computes the tag at the end of a snapshot. Immutable, and safe for use by several threads. */
public final class Seal {
    static final int TAG_BYTES = 32;

    private final @Nullable SecretKeySpec key;

    private Seal(@Nullable SecretKeySpec key) {
        this.key = key;
    }

    /** Returns the seal that finds accidents. */
    public static Seal checksum() {
        return new Seal(null);
    }

    /** Returns the seal that finds changes by those who do not have the secret, which is copied. */
    public static Seal hmac(byte[] secret) {
        return new Seal(new SecretKeySpec(secret, "HmacSHA256"));
    }

    /** Returns whether there is a secret. */
    public boolean isSigned() {
        return key != null;
    }

    /** Returns the tag of the first bytes. */
    public byte[] tag(byte[] bytes, int length) {
        try {
            if (key == null) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(bytes, 0, length);
                return digest.digest();
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(bytes, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has SHA-256 and HmacSHA256", e);
        }
    }
}
