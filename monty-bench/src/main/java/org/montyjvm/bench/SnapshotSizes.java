package org.montyjvm.bench;

import java.io.PrintStream;
import java.util.Locale;
import org.montyjvm.Monty;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;

/** How large snapshots are: prints a table in Markdown. */
public final class SnapshotSizes {
    private SnapshotSizes() {}

    /**
     * Prints the table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        print(System.out);
    }

    static void print(PrintStream out) {
        out.println("| frozen | bytes |");
        out.println("| --- | ---: |");
        try (MontyPlatform platform = Monty.create();
                MontySession empty = platform.openSession();
                MontySession small = platform.openSession();
                MontySession large = platform.openSession()) {
            small.run(KeptSession.CONTENTS);
            large.run("numbers = list(range(100_000))");
            MontyPending pause = (MontyPending) platform.start(SnapshotBenchmark.PAUSES);
            row(out, "a session without anything", empty.freeze(SnapshotBenchmark.KEY));
            row(out, "a small session: 20 dicts, a function, a class", small.freeze(SnapshotBenchmark.KEY));
            row(out, "a run that waits for a host function", pause.freeze(SnapshotBenchmark.KEY));
            row(out, "a session with a list of 100,000 integers", large.freeze(SnapshotBenchmark.KEY));
        }
    }

    private static void row(PrintStream out, String what, MontySnapshot snapshot) {
        out.printf(Locale.ROOT, "| %s | %,d |%n", what, snapshot.bytes().length);
    }
}
