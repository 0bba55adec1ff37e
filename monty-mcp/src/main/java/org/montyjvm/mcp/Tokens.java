package org.montyjvm.mcp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells clients by their bearer tokens, in a time that says nothing about the tokens. */
final class Tokens {
    private static final String SCHEME = "bearer ";

    private final Map<String, byte[]> digests = new LinkedHashMap<>();

    Tokens(Map<String, String> tokens) {
        tokens.forEach((client, token) -> digests.put(client, digest(token)));
    }

    /** Returns whose token a header has, or null if it is nobody's. */
    @Nullable String client(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return null;
        }
        byte[] given = digest(authorization.substring(SCHEME.length()).strip());
        String found = null;
        for (Map.Entry<String, byte[]> entry : digests.entrySet()) { // all of them, whichever fits
            if (MessageDigest.isEqual(entry.getValue(), given)) {
                found = entry.getKey();
            }
        }
        return found;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
