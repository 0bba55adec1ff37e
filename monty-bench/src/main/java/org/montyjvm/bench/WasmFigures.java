package org.montyjvm.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;
import org.montyjvm.Monty;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;
import org.montyjvm.MontyState;

/**
 * Measures what the README says of the WASM engine beside its speed: {@code WasmFigures} in a fresh JVM prints how long
 * the first run took from the JVM's start, how long a new session takes on a warm engine, what an idle session holds, how
 * soon an interrupted run has ended, and that no instance is left of a thousand.
 */
public final class WasmFigures {
    private static final String BACKEND = "wasm";
    private static final String INSTANCE = "org.montyjvm.wasm.WasmInstance";

    /** Scripts that listen, and operations that do not. */
    private static final List<String> VICTIMS = List.of(
            "while True:\n    pass",
            "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
            "int('9' * 4000) ** 2200 > 0",
            "while True:\n    x = [str(i) for i in range(1000)]\n    x.sort()",
            "x = 'x' * 20_000_000\nwhile True:\n    y = x.split('y')",
            "def f(n):\n    return n < 2 or f(n - 1) + f(n - 2)\nf(60)");

    private static final int WARM_UP_KILLS = 100;
    private static final int KILLS = 1_000;
    private static final long LONGEST_LIFE_NANOS = 30_000_000;
    private static final int SESSIONS = 400;
    private static final int IDLE = 40;
    private static final int PAUSE_MILLIS = 5;

    private WasmFigures() {}

    /**
     * Prints the figures.
     *
     * @param arguments none
     * @throws JMException if the JVM does not tell what is on its heap
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws JMException, InterruptedException {
        long started =
                ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
        long loaded = System.nanoTime();
        try (MontyPlatform platform = Monty.builder().backend(BACKEND).build()) {
            String four = platform.run("2 + 2").value().toString();
            System.out.printf(
                    "first run (%s): %d ms in the engine, %d ms since the process began%n",
                    four, (System.nanoTime() - loaded) / 1_000_000, System.currentTimeMillis() - started);
        }
        System.out.printf("new session on a warm engine: %s%n", sessions(0));
        System.out.printf("the same, opened %d ms apart: %s%n", PAUSE_MILLIS, sessions(PAUSE_MILLIS));
        System.out.printf("idle session: %.2f MiB of heap%n", idle() / IDLE / (1 << 20));
        kills(WARM_UP_KILLS);
        long before = instances();
        long[] latencies = kills(KILLS);
        System.out.printf(
                "%d kills: p50 %.2f ms, p99 %.2f ms, most %.2f ms; instances before %d, after %d%n",
                KILLS,
                latencies[KILLS / 2] / 1e6,
                latencies[KILLS * 99 / 100] / 1e6,
                latencies[KILLS - 1] / 1e6,
                before,
                instances());
    }

    /** Interrupts so many runs at random moments, and returns how long each took to end, in ascending order. */
    private static long[] kills(int times) throws InterruptedException {
        Random random = new Random(times);
        long[] latencies = new long[times];
        try (MontyPlatform platform = Monty.builder().backend(BACKEND).build()) {
            for (int i = 0; i < times; i++) {
                String victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
                AtomicLong end = new AtomicLong();
                Thread thread = new Thread(() -> {
                    try {
                        platform.run(victim);
                    } catch (MontyCancelledError cancelled) {
                        end.set(System.nanoTime());
                    }
                });
                thread.start();
                while (platform.state() != MontyState.ACTIVE) {
                    Thread.onSpinWait();
                }
                LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_LIFE_NANOS));
                long start = System.nanoTime();
                thread.interrupt();
                thread.join();
                latencies[i] = end.get() - start;
                if (end.get() == 0 || platform.run("6 * 7").value().asInt() != 42) {
                    throw new IllegalStateException("not killed, or wrong afterwards: " + victim);
                }
            }
        }
        Arrays.sort(latencies);
        return latencies;
    }

    /** Returns how many instances are alive, as the heap's histogram tells after a collection. */
    private static long instances() throws JMException {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .toString()
                .lines()
                .map(line -> line.strip().split("\\s+", 5))
                .filter(words -> words.length > 3 && words[3].equals(INSTANCE))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }

    private static String sessions(int pauseMillis) throws InterruptedException {
        long[] nanos = new long[SESSIONS];
        for (int i = 0; i < SESSIONS; i++) {
            long start = System.nanoTime();
            MontySession session = Monty.builder().backend(BACKEND).openSession();
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
            MontySession session = Monty.builder().backend(BACKEND).openSession();
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
