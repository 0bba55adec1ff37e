package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear whole or not at all, because another build may be reading the same folder. */
final class AtomicFile {

    private AtomicFile() {}

    /** Makes {@code target} equal to {@code source}, and leaves it alone if it already is. */
    static void copy(Path source, Path target) {
        try {
            if (Files.isRegularFile(target) && Files.mismatch(source, target) < 0) {
                return;
            }
            Path folder = target.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "." + target.getFileName(), ".part");
            Files.copy(source, half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new NativeBuildException("Cannot copy " + source + " to " + target, e);
        }
    }

    /** Makes {@code target} hold {@code text}, and leaves it alone if it already does. */
    static void write(Path target, String text) {
        try {
            if (Files.isRegularFile(target) && Files.readString(target).equals(text)) {
                return;
            }
            Path folder = target.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "." + target.getFileName(), ".part");
            Files.writeString(half, text);
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new NativeBuildException("Cannot write " + target, e);
        }
    }

    /** Returns the content of {@code file}. */
    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new NativeBuildException("Cannot read " + file, e);
        }
    }
}
