package org.montyjvm.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;

/**
 * How much memory sessions need that nobody uses: opens 10,000, each with a variable and a function, asks each for both,
 * and prints how much the process grew. Linux only.
 */
public final class IdleSessions {
    private static final int COUNT = 10_000;

    private final PrintStream out;
    private final LongSupplier kibibytes;

    IdleSessions(PrintStream out, LongSupplier kibibytes) {
        this.out = out;
        this.kibibytes = kibibytes;
    }

    /**
     * Opens the sessions and prints the figures.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        new IdleSessions(System.out, ResidentMemory::kibibytes).open(COUNT);
    }

    void open(int count) {
        List<MontySession> sessions = new ArrayList<>(count);
        try (MontyPlatform platform = Monty.create()) {
            long before = kibibytes.getAsLong();
            for (int i = 0; i < count; i++) {
                MontySession session = platform.openSession();
                sessions.add(session);
                session.run("x = " + i + "\ndef twice(n):\n    return n * 2");
            }
            for (int i = 0; i < count; i++) {
                long answer = sessions.get(i).run("twice(x)").value().asLong();
                if (answer != 2L * i) {
                    throw new IllegalStateException("session " + i + " answers " + answer);
                }
            }
            long after = kibibytes.getAsLong();
            out.printf(
                    Locale.ROOT,
                    "%,d sessions: RSS %,d MiB, %,d KiB each%n",
                    count,
                    after / 1024,
                    (after - before) / count);
        } finally {
            sessions.forEach(MontySession::close);
        }
    }
}
