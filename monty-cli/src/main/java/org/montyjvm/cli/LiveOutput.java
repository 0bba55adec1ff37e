package org.montyjvm.cli;

import java.util.function.BiConsumer;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPrinted;
import org.montyjvm.MontyRunner;

/** Tells what a script prints while it computes. It looks now and then, on a thread of its own, and not in a short run. */
final class LiveOutput implements AutoCloseable {
    private static final long PERIOD_MILLIS = 50;

    private final MontyRunner runner;
    private final BiConsumer<MontyOutput.Stream, String> listener;
    private final Thread watcher = new Thread(this::watch, "monty-output");
    private boolean over;

    private LiveOutput(MontyRunner runner, BiConsumer<MontyOutput.Stream, String> listener) {
        this.runner = runner;
        this.listener = listener;
    }

    /**
     * Begins to look at what the next run of a runner prints.
     *
     * @param listener told each piece, by another thread
     */
    static LiveOutput begin(MontyRunner runner, BiConsumer<MontyOutput.Stream, String> listener) {
        LiveOutput output = new LiveOutput(runner, listener);
        output.watcher.setDaemon(true);
        output.watcher.start();
        return output;
    }

    /** Ends the watch, and returns when the last piece has been told. */
    @Override
    public void close() {
        synchronized (this) {
            over = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (watcher.isAlive()) {
            try {
                watcher.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        long position = 0;
        while (!isOverAfterAWhile()) {
            MontyPrinted news = runner.printed(position);
            news.outputs().forEach(output -> listener.accept(output.stream(), output.text()));
            position = news.next();
        }
    }

    private synchronized boolean isOverAfterAWhile() {
        long begin = System.nanoTime();
        try {
            for (long left = PERIOD_MILLIS; !over && left > 0; ) {
                wait(left);
                left = PERIOD_MILLIS - (System.nanoTime() - begin) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over = true;
        }
        return over;
    }
}
