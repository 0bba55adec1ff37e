package org.montyjvm.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyDiagnostics;

/**
 * Lets threads do everything that a session can do, in random order, for a while: {@link SoakAction}s, panics and
 * interrupts among them. Ends with an error if a result is wrong or lost, if nothing moves any more, if the process grows,
 * or if something is left in the engine. Run it with a small heap that is resident from the start, as {@link Soak}.
 */
public final class SessionSoak {
    private static final Map<String, Long> DEFAULTS =
            Map.of("--seconds", 600L, "--threads", 4L, "--kib", 32_768L, "--seed", 1L);
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int LINES = 10;
    private static final int SAMPLES = 50;

    private final PrintStream out;
    private final LongSupplier kibibytes;
    private final int threads;
    private final long seed;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    SessionSoak(PrintStream out, LongSupplier kibibytes, long threads, long seed) {
        this.out = out;
        this.kibibytes = kibibytes;
        this.threads = Math.toIntExact(threads);
        this.seed = seed;
    }

    /**
     * Runs the soak, and ends the JVM: with 0 when all was well, else with 1.
     *
     * @param arguments {@code --seconds N}, 600 by default; {@code --threads N}, 4 by default; {@code --kib N}, by how
     *     much the resident memory may grow after the first third of the time, 32,768 by default; {@code --seed N}
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalArgumentException if the arguments are others than these
     */
    public static void main(String[] arguments) throws InterruptedException {
        Arguments given = Arguments.read(arguments, DEFAULTS);
        SessionSoak soak = new SessionSoak(
                System.out, ResidentMemory::kibibytes, given.number("--threads"), given.number("--seed"));
        boolean well = soak.isWell(TimeUnit.SECONDS.toNanos(given.number("--seconds")), given.number("--kib"));
        System.exit(well ? 0 : 1);
    }

    /** Runs the soak and returns whether all was well. */
    boolean isWell(long nanos, long boundKibibytes) throws InterruptedException {
        try (SoakHouse house = new SoakHouse()) {
            List<SoakWorker> workers = new ArrayList<>();
            List<Thread> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                SoakWorker worker = new SoakWorker(house, seed + i);
                workers.add(worker);
                running.add(start(worker, i));
            }
            long grown = watch(house, workers, nanos);
            workers.forEach(SoakWorker::stop);
            for (Thread thread : running) {
                thread.join(TimeUnit.NANOSECONDS.toMillis(STUCK_NANOS));
            }
            if (running.stream().anyMatch(Thread::isAlive)) {
                return stuck(running);
            }
            workers.forEach(SoakWorker::close);
            house.closeSessions();
            boolean right = report(workers);
            boolean small = staysSmall(grown, boundKibibytes);
            return nothingLeft(house) && right && small;
        }
    }

    private Thread start(SoakWorker worker, int number) {
        Thread thread = new Thread(
                () -> {
                    try {
                        worker.run();
                    } catch (RuntimeException | Error e) {
                        failure.compareAndSet(null, e);
                    }
                },
                "soak-" + number);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Prints how it goes, and returns by how many KiB the process grew from the second third to the last. */
    private long watch(SoakHouse house, List<SoakWorker> workers, long nanos) throws InterruptedException {
        List<Long> sizes = new ArrayList<>();
        long start = System.nanoTime();
        long moved = start;
        long steps = -1;
        int lines = 0;
        for (long now = start; now - start < nanos && failure.get() == null; now = System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(nanos / SAMPLES, TimeUnit.SECONDS.toNanos(1)));
            long total = workers.stream().mapToLong(SoakWorker::begun).sum();
            if (total > steps) {
                steps = total;
                moved = now;
            } else if (now - moved > STUCK_NANOS) {
                break;
            }
            sizes.add(kibibytes.getAsLong());
            if ((now - start) / (nanos / LINES) >= lines) {
                lines++;
                print(house, (now - start) / 1_000_000_000, total, sizes.get(sizes.size() - 1));
            }
        }
        int third = sizes.size() / 3;
        return median(sizes.subList(2 * third, sizes.size())) - median(sizes.subList(third, 2 * third));
    }

    /** The middle of many, as runs that were left behind hold large numbers for a moment. */
    private static long median(List<Long> sizes) {
        return sizes.isEmpty()
                ? 0
                : Median.of(sizes.stream().mapToLong(Long::longValue).toArray());
    }

    private void print(SoakHouse house, long seconds, long steps, long size) {
        out.printf(Locale.ROOT, "%5d s  %,12d actions  RSS %,10d KiB  %s%n", seconds, steps, size, house.diagnostics());
    }

    private boolean report(List<SoakWorker> workers) {
        Map<SoakAction, Long> done = new EnumMap<>(SoakAction.class);
        workers.forEach(worker -> worker.done().forEach((action, times) -> done.merge(action, times, Long::sum)));
        long steps = workers.stream().mapToLong(SoakWorker::begun).sum();
        out.println();
        out.println("| action | came out right |");
        out.println("| --- | ---: |");
        done.forEach((action, times) -> out.printf(Locale.ROOT, "| %s | %,d |%n", action, times));
        long right = done.values().stream().mapToLong(Long::longValue).sum();
        out.printf(Locale.ROOT, "%n%,d actions: %,d came out right, %,d are lost%n", steps, right, steps - right);
        Throwable wrong = failure.get();
        if (wrong != null) {
            wrong.printStackTrace(out);
        }
        return wrong == null && steps == right;
    }

    private boolean staysSmall(long grown, long bound) {
        out.printf(Locale.ROOT, "grew by %,d KiB from the second third to the last; allowed are %,d%n", grown, bound);
        return grown <= bound;
    }

    private boolean nothingLeft(SoakHouse house) throws InterruptedException {
        long start = System.nanoTime();
        while (house.diagnostics().zombies() > 0 && System.nanoTime() - start < STUCK_NANOS) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        MontyDiagnostics left = house.diagnostics();
        out.println(left);
        return left.liveHandles() == 1 && left.liveBuffers() == 0 && left.zombies() == 0;
    }

    private boolean stuck(List<Thread> threads) {
        out.println("nothing moves any more:");
        for (Thread thread : threads) {
            out.println(thread);
            for (StackTraceElement element : thread.getStackTrace()) {
                out.println("    at " + element);
            }
        }
        return false;
    }
}
