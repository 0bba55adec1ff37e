package org.montyjvm.wasm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;

/**
 * Measures what the README says of the WASM engine beside its speed: {@code EngineFigures} in a fresh JVM prints how long
 * the first run took from the JVM's start, how long a new session takes on a warm engine, and what an idle session holds.
 */
final class EngineFigures {
    private static final int SESSIONS = 400;
    private static final int IDLE = 40;
    private static final int PAUSE_MILLIS = 5;

    private EngineFigures() {}

    public static void main(String[] arguments) throws InterruptedException {
        long started = ProcessHandle.current()
                .info()
                .startInstant()
                .orElseThrow()
                .toEpochMilli();
        long loaded = System.nanoTime();
        try (MontyPlatform platform = Monty.builder().backend(WasmBackend.NAME).build()) {
            String four = platform.run("2 + 2").value().toString();
            System.out.printf(
                    "first run (%s): %d ms in the engine, %d ms since the process began%n",
                    four, (System.nanoTime() - loaded) / 1_000_000, System.currentTimeMillis() - started);
        }
        System.out.printf("new session on a warm engine: %s%n", sessions(0));
        System.out.printf("the same, opened %d ms apart: %s%n", PAUSE_MILLIS, sessions(PAUSE_MILLIS));
        System.out.printf("idle session: %.2f MiB of heap%n", idle() / IDLE / (1 << 20));
    }

    private static String sessions(int pauseMillis) throws InterruptedException {
        long[] nanos = new long[SESSIONS];
        for (int i = 0; i < SESSIONS; i++) {
            long start = System.nanoTime();
            MontySession session = Monty.builder().backend(WasmBackend.NAME).openSession();
            nanos[i] = System.nanoTime() - start;
            session.run("x = 1");
            session.close();
            Thread.sleep(pauseMillis);
        }
        long[] late = Arrays.copyOfRange(nanos, SESSIONS / 4, SESSIONS);
        Arrays.sort(late);
        return "p50 %.2f ms, p99 %.2f ms".formatted(late[late.length / 2] / 1e6, late[late.length * 99 / 100] / 1e6);
    }

    private static double idle() {
        List<MontySession> sessions = new ArrayList<>();
        long before = used();
        for (int i = 0; i < IDLE; i++) {
            MontySession session = Monty.builder().backend(WasmBackend.NAME).openSession();
            session.run("import json\ndef area(r):\n    return 3 * r * r\nhistory = [area(i) for i in range(100)]");
            sessions.add(session);
        }
        long after = used();
        sessions.forEach(MontySession::close);
        return after - before;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
