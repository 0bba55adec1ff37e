package org.montyjvm.ffi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.montyjvm.Monty;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPlatform;

/** Creates, runs and closes many platforms and prints whether resident memory grew. The heap is as large as it gets. */
final class LeakMain {
    /** The most that resident memory may grow after the warm-up. */
    static final long BOUND_KIB = 24 << 10;

    private static final int CYCLES = 100_000;

    private LeakMain() {}

    public static void main(String[] args) throws IOException {
        cycles(CYCLES / 5);
        long before = residentKib();
        cycles(CYCLES);
        long growth = residentKib() - before;
        System.out.println((growth < BOUND_KIB ? "flat: " : "grew: ") + growth + " KiB on " + before + " KiB");
    }

    private static void cycles(int count) {
        for (int i = 0; i < count; i++) {
            MontyExecution execution = i % 10 == 0 ? MontyExecution.OWN_THREAD : MontyExecution.CALLER_THREAD;
            try (MontyPlatform platform = Monty.builder().execution(execution).build()) {
                platform.run("print('text')\n[2 + 2]");
            }
        }
    }

    private static long residentKib() throws IOException {
        System.gc();
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no VmRSS");
    }
}
