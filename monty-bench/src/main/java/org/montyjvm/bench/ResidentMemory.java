package org.montyjvm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system says this process occupies; Linux only. */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /**
     * Returns the resident set size in KiB.
     *
     * @throws UncheckedIOException if the system does not tell
     */
    static long kibibytes() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            throw new IOException("no VmRSS in " + STATUS);
        } catch (IOException e) {
            throw new UncheckedIOException("the resident memory can be read on Linux only", e);
        }
    }
}
