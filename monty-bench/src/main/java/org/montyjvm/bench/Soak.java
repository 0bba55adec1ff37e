package org.montyjvm.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.montyjvm.Monty;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyPlatform;

/**
 * Creates, uses and closes platforms by the million, in turns with the interpreter on its own thread and on the
 * caller's, and sees whether the process grows after the first tenth, when the JVM has its code and its heap. Run it
 * with a small heap that is resident from the start, so that what grows is native: {@code -Xms128m -Xmx128m
 * -XX:+AlwaysPreTouch}.
 */
public final class Soak {
    private static final int TENTHS = 10;

    private static final String USAGE = "Usage: Soak [CYCLES [KIB]], 1000000 and 8192 by default";

    private final PrintStream out;
    private final LongSupplier kibibytes;

    Soak(PrintStream out, LongSupplier kibibytes) {
        this.out = out;
        this.kibibytes = kibibytes;
    }

    /**
     * Runs the soak, and ends the JVM: with 0 when it kept the bound, 1 when the process grew more or something of it was
     * left in the engine, 2 when the arguments are wrong.
     *
     * @param arguments how many cycles to run, a million by default, and by how many KiB the resident memory may grow
     *     after the first tenth of them, 8,192 by default
     */
    public static void main(String[] arguments) {
        long[] numbers = {1_000_000, 8_192};
        try {
            for (int i = 0; i < arguments.length; i++) {
                numbers[i] = Long.parseLong(arguments[i]);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            System.err.println(USAGE);
            System.exit(2);
        }
        boolean small = new Soak(System.out, ResidentMemory::kibibytes).staysSmall(numbers[0], numbers[1]);
        System.exit(small ? 0 : 1);
    }

    /** Runs the cycles and returns whether the process kept the bound and the engine holds nothing any more. */
    boolean staysSmall(long cycles, long boundKibibytes) {
        long first = 0;
        long most = 0;
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            cycle(cycles * tenth / TENTHS, cycles * (tenth + 1) / TENTHS);
            long now = kibibytes.getAsLong();
            first = tenth == 0 ? now : first;
            most = Math.max(most, now);
            out.printf(
                    Locale.ROOT,
                    "%3d %%  %,12d cycles  RSS %,10d KiB%n",
                    (tenth + 1) * 100 / TENTHS,
                    cycles * (tenth + 1) / TENTHS,
                    now);
        }
        out.printf(
                Locale.ROOT, "grew by %,d KiB after the first 10 %%; allowed are %,d%n", most - first, boundKibibytes);
        boolean empty = nothingLeft();
        return empty && most - first <= boundKibibytes;
    }

    private static void cycle(long from, long to) {
        MontyExecution[] executions = MontyExecution.values();
        for (long i = from; i < to; i++) {
            MontyExecution execution = executions[(int) (i % executions.length)];
            try (MontyPlatform platform = Monty.builder().execution(execution).build()) {
                platform.run("2 + 2");
            }
        }
    }

    private boolean nothingLeft() {
        try (MontyPlatform platform = Monty.create()) {
            MontyDiagnostics left = platform.diagnostics();
            out.println(left);
            return left.liveHandles() == 1 && left.liveBuffers() == 0 && left.zombies() == 0;
        }
    }
}
