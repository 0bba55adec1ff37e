package org.montyjvm.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.config.MontyFolders;

/**
 * The file with the key that snapshots of the command line are signed with. Its bytes, without a line end, are the key.
 *
 * @param path where it is, or is to be
 */
public record KeyFile(Path path) {
    private static final int RANDOM_BYTES = 32;
    private static final int MOST_BYTES = 64 << 10;

    /**
     * Returns the file that was named, or the user's own: {@code snapshot.key} in the folder {@code monty} of
     * {@code XDG_CONFIG_HOME} or {@code ~/.config}.
     *
     * @param named what the user named, or null
     * @return the file, which need not exist
     * @throws UsageException if it cannot be the name of a file
     */
    public static KeyFile of(@Nullable String named) {
        try {
            if (named != null) {
                return new KeyFile(Path.of(named));
            }
            return new KeyFile(MontyFolders.ofThisProcess().config().resolve("snapshot.key"));
        } catch (InvalidPathException e) {
            throw new UsageException("'" + e.getInput() + "' is no name of a file: " + e.getReason());
        }
    }

    /**
     * Returns whether there is a key.
     *
     * @return true if the file exists
     */
    public boolean exists() {
        return Files.exists(path);
    }

    /**
     * Returns the key in the file.
     *
     * @return the key
     * @throws UsageException if there is no such file, it cannot be read, or it is too short or too long
     */
    public MontySnapshotKey read() {
        byte[] bytes;
        try {
            bytes = PrivateFile.read(path, MOST_BYTES);
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no key for snapshots: '" + path + "' does not exist");
        } catch (IOException e) {
            throw new UsageException("cannot read the key '" + path + "': " + e.getMessage());
        }
        if (bytes.length > MOST_BYTES) {
            throw new UsageException("'" + path + "' is no key: it is longer than " + MOST_BYTES + " bytes");
        }
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        try {
            return MontySnapshotKey.of(Arrays.copyOf(bytes, end));
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + path + "': " + e.getMessage());
        }
    }

    /**
     * Returns the key in the file, which is made first if it does not exist: with random bytes, and readable by the user
     * alone.
     *
     * @return the key
     * @throws UsageException if the file cannot be read or made, or is too short
     */
    public MontySnapshotKey readOrMake() {
        if (!exists()) {
            try {
                make();
            } catch (IOException e) {
                throw new UsageException("cannot make the key '" + path + "': " + e.getMessage());
            }
        }
        return read();
    }

    /** Makes the file as a whole: nobody reads half of it, and of two processes at the same time one wins. */
    private void make() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        Path draft =
                PrivateFile.draft(path, (HexFormat.of().formatHex(random) + "\n").getBytes(StandardCharsets.US_ASCII));
        try {
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker; its key is as good.
        } catch (UnsupportedOperationException e) {
            Files.move(draft, path);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
