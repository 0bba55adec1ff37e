package org.montyjvm.wasm;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyScript;
import org.montyjvm.spi.MontyOptions;
import org.montyjvm.wire.ScriptBindings;

/** Kills runs at random moments of scripts that listen and of operations that do not; after each the next must be right. */
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

    /** Kills so many runs. */
    void kill(int times) {
        ExecutorService runner = Executors.newSingleThreadExecutor();
        try (ScriptBindings bindings = new WasmBackend()
                .engine()
                .script(new MontyOptions(MontyLimits.defaults(), MontyExecution.OWN_THREAD))) {
            for (int i = 0; i < times; i++) {
                killOne(bindings, MontyScript.of(VICTIMS.get(random.nextInt(VICTIMS.size()))), runner);
                String next = bindings.run(MontyScript.of("6 * 7")).value().toString();
                if (!next.equals("42")) {
                    throw new IllegalStateException("the run after a kill gave " + next);
                }
            }
        } finally {
            runner.shutdownNow();
        }
    }

    private void killOne(ScriptBindings bindings, MontyScript victim, ExecutorService runner) {
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                () -> {
                    try {
                        bindings.run(victim);
                        throw new IllegalStateException("ended by itself: " + victim.code());
                    } catch (MontyCancelledError cancelled) {
                        ended++;
                    }
                },
                runner);
        LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_WAIT_NANOS));
        while (!bindings.cancel()) {
            Thread.onSpinWait(); // it has not begun yet
        }
        end.join();
    }

    /** Returns how many runs ended because they were killed. */
    int ended() {
        return ended;
    }

    /** Returns how many instances are alive, as the heap's histogram tells after a collection. */
    static long instances() throws JMException {
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
                .filter(words -> words.length > 3 && words[3].equals(WasmInstance.class.getName()))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }
}
