package org.montyjvm.wasm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyScript;
import org.montyjvm.spi.MontyOptions;
import org.montyjvm.wire.ScriptBindings;

/**
 * Kills runs at random moments of scripts that listen and of operations that do not, and measures from the cancel to the
 * caller's error: {@code KillStorm [KILLS [SEED]]}. After each kill the next run must be right; at the end no instance
 * may be left but those that are kept warm.
 */
final class KillStorm {
    private static final List<String> VICTIMS = List.of(
            "while True:\n    pass",
            "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
            "int('9' * 4000) ** 2200 > 0",
            "while True:\n    x = [str(i) for i in range(1000)]\n    x.sort()",
            "x = 'x' * 20_000_000\nwhile True:\n    y = x.split('y')",
            "def f(n):\n    return n < 2 or f(n - 1) + f(n - 2)\nf(60)",
            "import json\nwhile True:\n    json.loads(json.dumps([{'a': i} for i in range(2000)]))");

    private static final long LONGEST_WAIT_NANOS = 30_000_000;

    private final Random random;
    private int ended;

    KillStorm(long seed) {
        random = new Random(seed);
    }

    /** Returns how long each kill took, in nanoseconds, in ascending order. */
    long[] kill(int times) {
        long[] latencies = new long[times];
        ExecutorService runner = Executors.newSingleThreadExecutor();
        try (ScriptBindings bindings = new WasmBackend()
                .engine()
                .script(new MontyOptions(MontyLimits.defaults(), MontyExecution.OWN_THREAD))) {
            for (int i = 0; i < times; i++) {
                latencies[i] = killOne(bindings, MontyScript.of(VICTIMS.get(random.nextInt(VICTIMS.size()))), runner);
                String next = bindings.run(MontyScript.of("6 * 7")).value().toString();
                if (!next.equals("42")) {
                    throw new IllegalStateException("the run after a kill gave " + next);
                }
            }
        } finally {
            runner.shutdownNow();
        }
        Arrays.sort(latencies);
        return latencies;
    }

    private long killOne(ScriptBindings bindings, MontyScript victim, ExecutorService runner) {
        CompletableFuture<Long> end = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        bindings.run(victim);
                        throw new IllegalStateException("ended by itself: " + victim.code());
                    } catch (MontyCancelledError cancelled) {
                        return System.nanoTime();
                    }
                },
                runner);
        LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_WAIT_NANOS));
        long start = System.nanoTime();
        while (!bindings.cancel()) {
            Thread.onSpinWait(); // it has not begun yet
            start = System.nanoTime();
        }
        ended++;
        return end.join() - start;
    }

    int ended() {
        return ended;
    }

    /** Returns how many instances are alive, as the heap's histogram tells after a collection. */
    static long instances() throws IOException, InterruptedException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(ProcessHandle.current().pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (histogram.waitFor() != 0) {
            throw new IOException("jcmd failed: " + text);
        }
        return text.lines()
                .filter(line -> line.matches(".*\\s" + WasmInstance.class.getName().replace(".", "\\.") + "(\\s.*)?"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[1]))
                .sum();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        KillStorm storm = new KillStorm(arguments.length > 1 ? Long.parseLong(arguments[1]) : 1);
        storm.kill(100); // the first ones wait for the compiler
        System.gc();
        long before = instances();
        long[] latencies = storm.kill(kills);
        System.out.printf(
                "%d kills: p50 %.2f ms, p99 %.2f ms, most %.2f ms; instances alive before %d, after %d%n",
                kills,
                latencies[kills / 2] / 1e6,
                latencies[kills * 99 / 100] / 1e6,
                latencies[kills - 1] / 1e6,
                before,
                instances());
    }
}
