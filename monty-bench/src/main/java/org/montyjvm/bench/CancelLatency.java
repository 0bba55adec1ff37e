package org.montyjvm.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.montyjvm.Monty;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;

/**
 * How long it takes from {@code token.cancel()} in one thread to the {@link MontyCancelledError} in the other: cancels
 * runs of every {@link Victim} at random moments, on several threads at once, each with one session for all of its runs.
 * Prints a table in Markdown. After each cancel the session must still know what it knew; at the end nothing may be left
 * in the engine.
 *
 * <p>Threads rest between runs. Where they do not, more interpreters are at work than there are processors, and what is
 * measured is how long the operating system lets a thread wait for one.
 */
public final class CancelLatency {
    private static final Map<String, Long> DEFAULTS = Map.of("--cancels", 10_000L, "--threads", 4L, "--rest", 9L);

    private final PrintStream out;
    private final int cancels;
    private final int threads;
    private final long restMillis;

    CancelLatency(PrintStream out, long cancels, long threads, long restMillis) {
        this.out = out;
        this.cancels = Math.toIntExact(cancels);
        this.threads = Math.toIntExact(threads);
        this.restMillis = restMillis;
    }

    /**
     * Measures, once for each {@link MontyExecution}, and ends the JVM with 1 if something is left in the engine.
     *
     * @param arguments {@code --cancels N}, 10,000 by default; {@code --threads N}, 4 by default; {@code --rest N}, how
     *     many milliseconds a thread rests after a run, at most, 9 by default
     * @throws ExecutionException if a session gives a wrong answer, or a run ends in any other way than cancelled
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalArgumentException if the arguments are others than these
     */
    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        Arguments given = Arguments.read(arguments, DEFAULTS);
        CancelLatency latency = new CancelLatency(
                System.out, given.number("--cancels"), given.number("--threads"), given.number("--rest"));
        System.exit(latency.measure() ? 0 : 1);
    }

    /** Measures and prints, and returns whether nothing is left in the engine. */
    boolean measure() throws ExecutionException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "%,d cancels on %d threads that rest for up to %d ms, JDK %s, %d processors with a load of %.1f%n%n",
                cancels,
                threads,
                restMillis,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        out.println("| from cancel to error, ms | script | cancels | p50 | p90 | p99 | longest |");
        out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        for (MontyExecution execution : MontyExecution.values()) {
            print(execution, onAllThreads(execution));
        }
        return nothingLeft();
    }

    private Map<Victim, List<Long>> onAllThreads(MontyExecution execution)
            throws ExecutionException, InterruptedException {
        Map<Victim, List<Long>> times = new EnumMap<>(Victim.class);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (MontyPlatform platform = Monty.builder().execution(execution).build()) {
            List<Future<Map<Victim, List<Long>>>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int share = cancels * (i + 1) / threads - cancels * i / threads;
                futures.add(pool.submit(() -> onOneThread(platform, share)));
            }
            for (Future<Map<Victim, List<Long>>> future : futures) {
                future.get()
                        .forEach((victim, some) -> times.computeIfAbsent(victim, key -> new ArrayList<>())
                                .addAll(some));
            }
        } finally {
            pool.shutdownNow();
        }
        return times;
    }

    private Map<Victim, List<Long>> onOneThread(MontyPlatform platform, int count) throws InterruptedException {
        Map<Victim, List<Long>> times = new EnumMap<>(Victim.class);
        Canceller canceller = new Canceller();
        canceller.start();
        try (MontySession session = platform.openSession()) {
            session.run("known = ['this']");
            for (int i = 0; i < count; i++) {
                Victim victim = Victim.ALL.get(i % Victim.ALL.size());
                times.computeIfAbsent(victim, key -> new ArrayList<>()).add(cancel(session, victim, canceller.aim()));
                session.run("known.append(" + i + ")");
                String known =
                        session.run("known[0], known[-1], len(known)").value().toString();
                if (!known.equals("('this', " + i + ", " + (i + 2) + ")")) {
                    throw new IllegalStateException("after a cancel the session knows " + known);
                }
                rest();
            }
        } finally {
            canceller.interrupt();
        }
        return times;
    }

    private void rest() throws InterruptedException {
        TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(restMillis * 1_000 + 1));
    }

    private static long cancel(MontySession session, Victim victim, Canceller.Shot shot) {
        long start = System.nanoTime();
        try {
            victim.run(session, shot.token);
            throw new AssertionError("a victim does not end by itself");
        } catch (MontyCancelledError expected) {
            long now = System.nanoTime();
            // One that was cancelled before it began is timed from its beginning.
            return now - (shot.at() - start < 0 ? start : shot.at());
        }
    }

    private void print(MontyExecution execution, Map<Victim, List<Long>> times) {
        times.forEach(
                (victim, some) -> row(execution, victim.title(), some.stream().mapToLong(Long::longValue)));
        row(execution, "**all**", times.values().stream().flatMap(List::stream).mapToLong(Long::longValue));
    }

    private void row(MontyExecution execution, String title, LongStream times) {
        Latencies latencies = Latencies.of(times);
        out.printf(
                Locale.ROOT,
                "| %s | %s | %,d | %.3f | %.3f | %.3f | %.3f |%n",
                execution,
                title,
                latencies.count(),
                millis(latencies.percentile(0.5)),
                millis(latencies.percentile(0.9)),
                millis(latencies.percentile(0.99)),
                millis(latencies.longest()));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private boolean nothingLeft() {
        try (MontyPlatform observer = Monty.create()) {
            MontyDiagnostics left = observer.diagnostics();
            out.println();
            out.println(left);
            return left.liveHandles() == 1 && left.liveBuffers() == 0 && left.zombies() == 0;
        }
    }
}
