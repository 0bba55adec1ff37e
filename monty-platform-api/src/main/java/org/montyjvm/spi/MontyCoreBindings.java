package org.montyjvm.spi;

import java.util.List;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyDiagnostics;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyError;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;

/**
 * One interpreter of one engine: what a backend writes, and {@link BaseMontyPlatform} and {@link BaseMontySession}
 * drive. {@link MontyFutureCapable} and {@link MontySnapshotCapable} say what more it can.
 *
 * <p>A <i>turn</i> is one stay in the interpreter: {@link #run}, {@link #start}, {@link #resume} and the like. The
 * runner sees to it that there is never more than one at a time, that a turn is legal where the interpreter stands, and
 * that {@code close()} is never called during one. {@link #cancel}, {@link #engine} and {@link #diagnostics} may be
 * called by any thread at any time, as may {@link #printed}.
 *
 * <p>What a turn throws says where the interpreter stands: after a {@link MontyError} the run is over, and no pause is
 * left; after an {@link IllegalArgumentException} the answer was refused before anything was consumed, and the pause
 * stands. Errors carry what was printed and spent in the last turn only; the runner adds the rest.
 */
public interface MontyCoreBindings extends AutoCloseable {
    /**
     * Runs a script to its end and returns what it gave: the short way for scripts that ask nothing of the host. Where
     * one does all the same, it gets the error that Python would raise.
     *
     * @param script the script, with its inputs
     * @return its value, its output and what it cost
     * @throws MontyError if the script gave no value; what it printed and cost is in the error
     */
    MontyResult run(MontyScript script);

    /**
     * Starts a script, and returns how its first turn ended.
     *
     * @param script the script, with its inputs and what it may ask the host
     * @return the first turn
     * @throws MontyError if the script gave no value; the run is over
     */
    MontyTurn start(MontyScript script);

    /**
     * Answers the question that the last turn ended with, and returns how the next one ended.
     *
     * @param answer the answer
     * @return the next turn
     * @throws IllegalArgumentException if the answer is refused: it does not fit, names an exception that does not
     *     exist, is too large or cannot cross; nothing was consumed, the pause stands
     * @throws MontyError if the script gave no value; the run is over
     */
    MontyTurn resume(MontyAnswer answer);

    /** Drops the pause, if there is one; a session keeps its variables. Never called during a turn; never throws. */
    void abandon();

    /**
     * Tells the turn in progress to end and returns at once, before it has ended. From entry into {@link #run},
     * {@link #start}, {@link #resume} and the like on, the call counts as in progress: one that has not reached the
     * interpreter yet must end just as well. A later turn is not affected. The turn ends with a
     * {@link org.montyjvm.MontyCancelledError}, also where it comes to a question, unless it came to the script's own
     * end first.
     *
     * @return true if a turn was in progress and will end; false if there was none, and nothing was done
     */
    boolean cancel();

    /**
     * Returns what the turn in progress has printed so far, from a position on. May be called by any thread at any time,
     * and takes nothing away from what the turn returns.
     *
     * @param from how many bytes, in UTF-8, of what this turn printed the caller knows
     * @return the rest in the order printed; nothing if no turn is in progress, or the engine cannot be asked meanwhile
     * @throws IllegalArgumentException if the position is inside a character
     */
    default List<MontyOutput> printed(long from) {
        return List.of();
    }

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
