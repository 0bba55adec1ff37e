package org.montyjvm.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cancels a run when the process is told to stop, by Ctrl-C or a signal, and keeps the process until it has reported so.
 * Outside a run the JVM ends at once, as always.
 *
 * <p>A shutdown hook, as the standard library has nothing else that hears of a signal.
 */
final class InterruptOnSignal implements AutoCloseable {
    /** Longer than a run that is cancelled takes to come back, so that it is passed only if nobody reads the output. */
    private static final long GRACE_SECONDS = 5;

    private final Thread runner = Thread.currentThread();
    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "monty-interrupt");
    private volatile int exitCode;

    private InterruptOnSignal() {}

    /** Begins to watch for a signal, on behalf of the current thread. */
    static InterruptOnSignal begin() {
        InterruptOnSignal watch = new InterruptOnSignal();
        try {
            Runtime.getRuntime().addShutdownHook(watch.hook);
        } catch (IllegalStateException e) {
            // The process is ending already; there is no run yet that would have to be cancelled.
        }
        return watch;
    }

    /** Takes note that the run has ended and the user has been told, and returns the exit code. */
    int reported(int code) {
        exitCode = code;
        reported.countDown();
        return code;
    }

    /** Ends the watch. */
    @Override
    public void close() {
        Thread.interrupted(); // it has done its work
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook runs, and ends the process in a moment.
        }
    }

    private void interrupt() {
        runner.interrupt();
        try {
            if (reported.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitCode); // without it, the JVM's own exit code for the signal would win
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
