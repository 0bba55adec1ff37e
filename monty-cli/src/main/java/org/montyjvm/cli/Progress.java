package org.montyjvm.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Function;

/**
 * A line at the bottom of the terminal that says how far long work has come. Nothing is shown in the first second, and
 * nothing at all where the standard error is no terminal.
 */
final class Progress implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 1_000;
    private static final long PERIOD_MILLIS = 200;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter terminal;
    private final Palette palette;
    private final Function<Duration, String> text;
    private final long begin = System.nanoTime();
    private boolean shown;
    private boolean covered;
    private boolean over;

    private Progress(Streams streams, Function<Duration, String> text) {
        terminal = streams.err();
        palette = streams.errPalette();
        this.text = text;
    }

    /**
     * Begins to show the progress of some work.
     *
     * @param text makes the line, without a line end, from how long the work has taken so far; called by another thread
     */
    static Progress begin(Streams streams, Function<Duration, String> text) {
        Progress progress = new Progress(streams, text);
        if (streams.look().errIsTerminal()) {
            Thread painter = new Thread(progress::paint, "monty-progress");
            painter.setDaemon(true);
            painter.start();
        }
        return progress;
    }

    /**
     * Makes room for other output and runs the action that prints it.
     *
     * @param endsLine whether the cursor is at the start of a line afterwards; if not, the progress stays away
     */
    synchronized void aside(Runnable print, boolean endsLine) {
        erase();
        print.run();
        covered = !endsLine;
    }

    @Override
    public synchronized void close() {
        over = true;
        erase();
        notifyAll();
    }

    private void erase() {
        if (shown) {
            terminal.print(ERASE);
            terminal.flush();
            shown = false;
        }
    }

    private synchronized void paint() {
        try {
            for (long next = PATIENCE_MILLIS; !over; next += PERIOD_MILLIS) {
                long left = next - elapsed().toMillis();
                while (left > 0 && !over) {
                    wait(left);
                    left = next - elapsed().toMillis();
                }
                if (!over && !covered) {
                    shown = true;
                    terminal.print(ERASE + palette.faint(text.apply(elapsed())));
                    terminal.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
