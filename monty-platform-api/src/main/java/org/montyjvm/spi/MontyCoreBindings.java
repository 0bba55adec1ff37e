package org.montyjvm.spi;

import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;

/**
 * One interpreter of one engine: what a backend writes, and {@link BaseMontyPlatform} drives.
 *
 * <p>The platform sees to it that {@link #run} is never called twice at once, never after {@link #close()}, and that
 * {@code close()} is never called during a run. The other methods may be called by any thread at any time.
 */
public interface MontyCoreBindings extends AutoCloseable {
    /**
     * Runs a script in a fresh interpreter and returns what it gave. Nothing of an earlier run is visible to it.
     *
     * @param script the script, with its inputs
     * @return its value, its output and what it cost
     * @throws MontyError if the script gave no value; what it printed and cost is in the error
     */
    MontyResult run(MontyScript script);

    /**
     * Tells the run in progress to end and returns at once, before it has ended. From entry into {@link #run} on, a
     * call of {@code run} counts as in progress: one that has not reached the interpreter yet must end just as well.
     * A later run is not affected. The run ends with a {@link org.montyjvm.MontyCancelledError}, unless it came to its
     * own end first.
     *
     * @return true if a run was in progress and will end; false if there was none, and nothing was done
     */
    boolean cancel();

    /**
     * Returns which engine this is. Works after {@link #close()} too.
     *
     * @return the engine's description
     */
    MontyEngineInfo engine();

    /**
     * Returns what the engine holds at this moment, over the whole process. Works after {@link #close()} too.
     *
     * @return the engine's figures
     * @throws MontyCrashError if the engine has died
     */
    MontyDiagnostics diagnostics();

    /** Frees the interpreter. Does nothing the second time, and never throws. */
    @Override
    void close();
}
