package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The SHA-256 of everything that decides what the library is: sources, manifest, lock file, patches and
 * {@link BuildFlags}.
 *
 * <p>Each file counts with its relative name, its length and its bytes, so that no two different trees give one stream.
 * Line endings are not translated: a checkout that changed them is a different input.
 */
final class InputDigest {

    private InputDigest() {}

    /** Returns the digest of {@code crate} as 64 hexadecimal digits. */
    static String of(CrateFolder crate) {
        Sha256 sha = new Sha256();
        add(sha, "flags", BuildFlags.describe().getBytes(StandardCharsets.UTF_8));
        for (Path file : crate.inputs()) {
            try {
                add(sha, crate.name(file), Files.readAllBytes(file));
            } catch (IOException e) {
                throw new NativeBuildException("Cannot read " + file, e);
            }
        }
        return sha.hex();
    }

    private static void add(Sha256 sha, String name, byte[] content) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(nameBytes.length).array());
        sha.update(nameBytes);
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(content.length).array());
        sha.update(content);
    }
}
