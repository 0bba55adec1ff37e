package org.montyjvm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells which of the process's streams are terminals. Java itself knows only of all of them together. */
public final class Terminals {
    /** The number of the standard input. */
    public static final int IN = 0;

    /** The number of the standard output. */
    public static final int OUT = 1;

    /** The number of the standard error. */
    public static final int ERR = 2;

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private Terminals() {}

    /**
     * Returns whether a stream of the process is a terminal, so that a person may sit there.
     *
     * @param number {@link #IN}, {@link #OUT} or {@link #ERR}
     * @return false for pipes and files
     */
    public static boolean isTerminal(int number) {
        if (!Files.isDirectory(OPEN_FILES)) {
            return isTerminalByTest(number);
        }
        try {
            String target = Files.readSymbolicLink(OPEN_FILES.resolve(Integer.toString(number)))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // closed
        }
    }

    /** Asks a child that has the same streams, which takes longer. */
    private static boolean isTerminalByTest(int number) {
        try {
            return new ProcessBuilder("test", "-t", Integer.toString(number))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // Windows, say
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Returns whether a terminal understands more than text.
     *
     * @return false for {@code TERM=dumb}
     */
    public static boolean isClever() {
        return !"dumb".equals(System.getenv("TERM"));
    }

    /** Returns whether terminals are to be coloured: what <a href="https://no-color.org">no-color.org</a> asks for. */
    static boolean isColourWanted() {
        String refused = System.getenv("NO_COLOR");
        return refused == null || refused.isEmpty();
    }
}
