package org.montyjvm.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cancels a run when the process is told to stop. Ctrl-C cancels the script and nothing else: the JVM goes on, the user is
 * told, and the command ends with its own exit code; a second Ctrl-C ends the process at once. A signal that ends the
 * process, such as that of {@code kill}, cancels the script too, and waits until the user has been told.
 *
 * <p>Outside a run the JVM ends at once, as always.
 */
final class Interruption implements AutoCloseable {
    /** Longer than a run that is cancelled takes to come back, so that it is passed only if nobody reads the output. */
    private static final long GRACE_SECONDS = 5;

    private final Thread runner = Thread.currentThread();
    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "monty-interrupt");
    private final CtrlC ctrlC = new CtrlC(this::ctrlC);
    private volatile boolean told;

    private Interruption() {}

    /** Begins to watch for a signal, on behalf of the current thread. */
    static Interruption begin() {
        Interruption watch = new Interruption();
        try {
            Runtime.getRuntime().addShutdownHook(watch.hook);
        } catch (IllegalStateException e) {
            // The process is ending already; there is no run yet that would have to be cancelled.
        }
        return watch;
    }

    /** Takes note that the run has ended and the user has been told, and returns the exit code. */
    int reported(int code) {
        reported.countDown();
        return code;
    }

    /** Ends the watch. */
    @Override
    public void close() {
        ctrlC.close();
        boolean unused = Thread.interrupted(); // it has done its work
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook runs, and lets the process end in a moment.
        }
    }

    private void ctrlC() {
        if (told) {
            Runtime.getRuntime().halt(ExitCode.CANCELLED);
        }
        told = true;
        runner.interrupt();
    }

    private void end() {
        runner.interrupt();
        try {
            boolean unused = reported.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
