package org.montyjvm.bench;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.montyjvm.Monty;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyScript;

/**
 * Runs scripts as an application does, with a kept platform for each thread.
 *
 * @param execution the thread that the interpreter runs on
 */
record JavaContender(MontyExecution execution) implements Contender {

    @Override
    public String name() {
        return execution == MontyExecution.OWN_THREAD ? "Java, own thread" : "Java, caller's thread";
    }

    @Override
    public Batch run(Workload workload, int threads, int runs) {
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<Lap> thread = () -> lap(workload.script(), runs, together);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long start = Long.MAX_VALUE;
            long end = Long.MIN_VALUE;
            long[] nanos = {};
            for (Future<Lap> done : pool.invokeAll(Collections.nCopies(threads, thread))) {
                Lap lap = done.get();
                start = Math.min(start, lap.start);
                end = Math.max(end, lap.end);
                int before = nanos.length;
                nanos = Arrays.copyOf(nanos, before + runs);
                System.arraycopy(lap.nanos, 0, nanos, before, runs);
            }
            return new Batch(Median.of(nanos), end - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name() + " was measured", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(workload.title() + " failed: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }

    private Lap lap(MontyScript script, int runs, CyclicBarrier together) throws Exception {
        try (MontyPlatform platform = Monty.builder().execution(execution).build()) {
            long[] nanos = new long[runs];
            together.await();
            long start = System.nanoTime();
            long end = start;
            for (int i = 0; i < runs; i++) {
                long before = end;
                platform.run(script);
                end = System.nanoTime();
                nanos[i] = end - before;
            }
            return new Lap(start, end, nanos);
        }
    }

    /** What one thread measured. */
    private static final class Lap {
        private final long start;
        private final long end;
        private final long[] nanos;

        Lap(long start, long end, long[] nanos) {
            this.start = start;
            this.end = end;
            this.nanos = nanos;
        }
    }

    /** Returns one contender for each kind of execution, the faster one first. */
    static List<Contender> all() {
        return List.of(new JavaContender(MontyExecution.CALLER_THREAD), new JavaContender(MontyExecution.OWN_THREAD));
    }
}
