package org.montyjvm.spi;

import java.util.Map;
import java.util.Optional;
import org.montyjvm.MontyCall;
import org.montyjvm.MontyContinuation;
import org.montyjvm.MontyError;
import org.montyjvm.MontyValue;

/** One interpreter that keeps what its scripts assign. A script is a feed; its name and what it registers stay. */
public interface MontySessionBindings extends MontyCoreBindings {
    /**
     * Calls a function of the session, and runs to the first question or the end. The rules of
     * {@link MontyCoreBindings#start} apply.
     *
     * @param call the function and its arguments
     * @return the first turn
     * @throws MontyError if the call gave no value
     */
    MontyTurn call(MontyCall call);

    /**
     * Returns the global variables; the session is not changed. Never called while a run is suspended.
     *
     * @return the values by name, in order
     * @throws MontyError if they cannot cross
     */
    Map<String, MontyValue> variables();

    /**
     * Returns whether a global variable holds a function. Never called while a run is suspended.
     *
     * @param name the variable's name
     * @return true if it can be called
     */
    boolean hasFunction(String name);

    /** Starts anew, with an empty interpreter; also after {@link #loss()}. Never called while a run is suspended. */
    void reset();

    /**
     * Returns whether a piece of source can be run as it is.
     *
     * @param source the source text
     * @return whether more has to follow
     */
    MontyContinuation continuation(String source);

    /**
     * Returns the error after which the session's interpreter is gone: it panicked, crashed, or its turn was abandoned.
     * Everything but {@link #reset()}, {@link #close()}, {@link #engine()} and {@link #diagnostics()} then throws
     * {@link org.montyjvm.MontyCrashError} with it as cause.
     *
     * @return the error, or empty while the session has its interpreter
     */
    Optional<MontyError> loss();
}
