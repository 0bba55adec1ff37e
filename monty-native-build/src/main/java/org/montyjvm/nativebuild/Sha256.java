package org.montyjvm.nativebuild;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 in the making. Not safe for use by several threads. */
final class Sha256 {

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Returns the digest of {@code content} as 64 hexadecimal digits. */
    static String hex(byte[] content) {
        Sha256 sha = new Sha256();
        sha.update(content);
        return sha.hex();
    }

    /** Adds {@code content} to what is digested. */
    void update(byte[] content) {
        digest.update(content);
    }

    /** Returns the digest of everything added, as 64 hexadecimal digits, and starts over. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
