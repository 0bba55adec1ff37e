package org.montyjvm.ffi;

import java.io.IOException;
import java.util.List;
import org.montyjvm.Monty;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;

/** Creates platforms and sessions, runs, asks, freezes, and closes them, and prints whether resident memory grew. The heap is as large as it gets. */
final class LeakMain {
    /** The most that resident memory may grow after the warm-up. */
    static final long BOUND_KIB = 24 << 10;

    private static final int CYCLES = 100_000;
    private static final MontyScript ASKS = MontyScript.of("x = f([1, 2])").withFunctions("f");

    private LeakMain() {}

    public static void main(String[] args) throws IOException {
        cycles(CYCLES / 5);
        long before = ResidentMemory.kib();
        cycles(CYCLES);
        long growth = ResidentMemory.kib() - before;
        System.out.println((growth < BOUND_KIB ? "flat: " : "grew: ") + growth + " KiB on " + before + " KiB");
    }

    private static void cycles(int count) {
        for (int i = 0; i < count; i++) {
            MontyExecution execution = i % 10 == 0 ? MontyExecution.OWN_THREAD : MontyExecution.CALLER_THREAD;
            try (MontyPlatform platform = Monty.builder().execution(execution).build()) {
                platform.run("print('text')\n[2 + 2]");
                if (i % 5 == 0) {
                    session(platform);
                }
            }
        }
    }

    /** Ends at the dump of a pause, which nobody answers. */
    private static void session(MontyPlatform platform) {
        try (MontySession session = platform.openSession()) {
            ((MontyPending) session.start(ASKS)).resume(List.of(1));
            MontySnapshot frozen = session.freeze(MontySnapshotKey.unsigned());
            try (MontySession thawed = platform.restoreSession(frozen, MontySnapshotKey.unsigned())) {
                thawed.start(ASKS);
            }
        }
    }
}
