package org.montyjvm.nativebuild;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

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
        addFiles(sha, crate, crate.inputs());
        return sha.hex();
    }

    /** Returns the digest of what {@code monty.wasm} is built from: the crate, and the program that splits functions. */
    static String ofWasm(CrateFolder crate) {
        Sha256 sha = new Sha256();
        add(sha, "flags", WasmFlags.describe().getBytes(StandardCharsets.UTF_8));
        addFiles(sha, crate, crate.inputs());
        addFiles(sha, crate, crate.splitTool().inputs());
        return sha.hex();
    }

    /** Returns the digest of {@code files}, which are in {@code crate}. */
    static String ofFiles(CrateFolder crate, List<Path> files) {
        Sha256 sha = new Sha256();
        addFiles(sha, crate, files);
        return sha.hex();
    }

    private static void addFiles(Sha256 sha, CrateFolder crate, List<Path> files) {
        for (Path file : files) {
            add(sha, crate.name(file), AtomicFile.read(file));
        }
    }

    private static void add(Sha256 sha, String name, byte[] content) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(nameBytes.length).array());
        sha.update(nameBytes);
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(content.length).array());
        sha.update(content);
    }
}
