package org.montyjvm.bench;

import java.util.Map;
import org.montyjvm.Monty;
import org.montyjvm.MontyRunner;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;

/**
 * Runs scripts on one engine, as an application does that has chosen no execution: each on a kept platform, and the one
 * with an input as a feed of a kept session that has the variable.
 *
 * @param backend the engine's name
 */
record EngineContender(String backend) implements Contender {
    @Override
    public String name() {
        return backend;
    }

    /** Returns a few words for a table. */
    static String title(Workload workload) {
        return isFeed(workload) ? "feed of x + 1" : workload.title();
    }

    @Override
    public Batch run(Workload workload, int threads, int runs) {
        if (threads != 1) {
            throw new IllegalArgumentException("engines are compared on one thread");
        }
        try (MontyRunner runner = open(workload)) {
            MontyScript script = isFeed(workload) ? MontyScript.of(workload.code()) : workload.script();
            long[] nanos = new long[runs];
            long start = System.nanoTime();
            long end = start;
            for (int i = 0; i < runs; i++) {
                long before = end;
                runner.run(script);
                end = System.nanoTime();
                nanos[i] = end - before;
            }
            return new Batch(Median.of(nanos), end - start);
        }
    }

    /** Runs the workload for a while, so that the JIT has compiled what it needs. */
    void warmUp(Workload workload, long nanos) {
        try (MontyRunner runner = open(workload)) {
            long start = System.nanoTime();
            do {
                runner.run(workload.script());
            } while (System.nanoTime() - start < nanos);
        }
    }

    private MontyRunner open(Workload workload) {
        Monty.Builder builder = Monty.builder().backend(backend);
        if (!isFeed(workload)) {
            return builder.build();
        }
        MontySession session = builder.openSession();
        session.run("", workload.inputs());
        return session;
    }

    private static boolean isFeed(Workload workload) {
        return !workload.inputs().equals(Map.of());
    }
}
