package org.montyjvm.wire;

/**
 * The engine's functions, as bytes: what an engine implements. Safe for use by several threads; the engine itself
 * refuses two calls at once on one handle. Every response is copied and freed before a method returns.
 *
 * <p>A turn is a stretch of execution: from the start of a run, or from the answer to a pause, to the next pause or to
 * the end of the run. The host numbers the turns of a handle upwards from 1, over all functions that take a number.
 */
public interface EngineTransport {
    /**
     * Returns the versions of the engine.
     *
     * @return the response of {@code monty_version}
     */
    EngineResponse version();

    /**
     * Returns what the engine holds.
     *
     * @return the response of {@code monty_stats}
     */
    EngineResponse stats();

    /**
     * Creates an interpreter.
     *
     * @param request the kind, the limits and the policy for OS calls, as JSON in UTF-8
     * @return the response of {@code monty_create}
     */
    EngineResponse create(byte[] request);

    /**
     * Creates an interpreter that goes on where another one was.
     *
     * @param request the limits and the policy for OS calls, and the bytes of {@link #snapshot}, in one frame
     * @return the response of {@code monty_restore}
     */
    EngineResponse restore(byte[] request);

    /**
     * Runs a script to its end, with every request for the host denied.
     *
     * @param handle the interpreter
     * @param turn the number of this turn
     * @param request the script, as JSON in UTF-8
     * @return the response of {@code monty_run}
     */
    EngineResponse run(long handle, long turn, byte[] request);

    /**
     * Runs a script to its end or its first pause.
     *
     * @param handle the interpreter
     * @param turn the number of this turn
     * @param request the script and what it is served, as JSON in UTF-8
     * @return the response of {@code monty_start}
     */
    EngineResponse start(long handle, long turn, byte[] request);

    /**
     * Calls a function of a session, and returns at its end or its first pause.
     *
     * @param handle the interpreter
     * @param turn the number of this turn
     * @param request the function and its arguments, as JSON in UTF-8
     * @return the response of {@code monty_call}
     */
    EngineResponse call(long handle, long turn, byte[] request);

    /**
     * Answers a pause, and goes on to the end of the run or its next pause.
     *
     * @param handle the interpreter
     * @param turn the number of this turn
     * @param request the answer, as JSON in UTF-8
     * @return the response of {@code monty_resume}
     */
    EngineResponse resume(long handle, long turn, byte[] request);

    /**
     * Tells a turn to end and returns at once. Harmless for one that has ended, and for a handle that was freed.
     *
     * @param handle the interpreter
     * @param turn the number of the turn
     */
    void cancel(long handle, long turn);

    /**
     * Returns what a turn at work has printed so far, from a position on, and takes nothing away from its response. Called
     * by other threads than the one that the turn is on. Of a turn that is not at work there is nothing to tell.
     *
     * @param handle the interpreter
     * @param turn the number of the turn
     * @param from the position, in bytes of what the turn has printed
     * @return the response of {@code monty_output}
     */
    EngineResponse output(long handle, long turn, long from);

    /**
     * Drops the run that waits for an answer.
     *
     * @param handle the interpreter
     * @return the response of {@code monty_abandon}
     */
    EngineResponse abandon(long handle);

    /**
     * Describes the pause that waits for an answer once more.
     *
     * @param handle the interpreter
     * @return the response of {@code monty_pause}
     */
    EngineResponse pause(long handle);

    /**
     * Returns the interpreter as bytes, and leaves it as it is.
     *
     * @param handle the interpreter
     * @return the response of {@code monty_snapshot}, which is no JSON where it is complete
     */
    EngineResponse snapshot(long handle);

    /**
     * Returns the variables of a session, but for its functions.
     *
     * @param handle the interpreter
     * @return the response of {@code monty_variables}
     */
    EngineResponse variables(long handle);

    /**
     * Returns the names of a session's functions.
     *
     * @param handle the interpreter
     * @return the response of {@code monty_functions}
     */
    EngineResponse functions(long handle);

    /**
     * Tells whether a source is complete.
     *
     * @param request the source, as JSON in UTF-8
     * @return the response of {@code monty_continuation}
     */
    EngineResponse continuation(byte[] request);

    /**
     * Frees an interpreter.
     *
     * @param handle the interpreter
     * @return the response of {@code monty_free}
     */
    EngineResponse free(long handle);

    /**
     * Panics inside the engine, for tests of what follows from it.
     *
     * @param handle the interpreter, poisoned afterwards
     * @return the response of {@code monty_test_panic}
     */
    EngineResponse testPanic(long handle);

    /**
     * Returns whether the engine has lost an interpreter, with what it kept, in a call that did not end with a panic: its
     * instance was killed, or could have no more memory. Every call of it is refused from then on, but for {@link #free}.
     *
     * @param handle the interpreter
     * @return whether it is lost; never where a response says all that there is to say
     */
    default boolean isLost(long handle) {
        return false;
    }

    /**
     * Returns how large the stack of a thread must be that calls the engine with anything but {@link #stats},
     * {@link #cancel}, {@link #output}, {@link #isLost} and {@link #free}. An engine that brings stacks of its own has no need of one;
     * one that does is never called on the caller's thread, whose stack may be small.
     *
     * @return the size in bytes, or 0 for what the JVM thinks fit
     */
    default long threadStackBytes() {
        return 0;
    }

    /**
     * Returns the engine's name, as {@link org.montyjvm.spi.MontyBackend#name()} gives it.
     *
     * @return the name
     */
    String backend();

    /**
     * Returns where the engine was loaded from.
     *
     * @return a path or a description
     */
    String origin();
}
