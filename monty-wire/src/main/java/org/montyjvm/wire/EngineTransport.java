package org.montyjvm.wire;

/**
 * The engine's functions, as bytes: what an engine implements. Safe for use by several threads; the engine itself
 * refuses two calls at once on one handle. Every response is copied and freed before a method returns.
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
     * @param request the limits, as JSON in UTF-8
     * @return the response of {@code monty_create}
     */
    EngineResponse create(byte[] request);

    /**
     * Runs a script and returns when it has ended.
     *
     * @param handle the interpreter
     * @param turn the number of this run, greater than that of every earlier run of the interpreter
     * @param request the script, as JSON in UTF-8
     * @return the response of {@code monty_run}
     */
    EngineResponse run(long handle, long turn, byte[] request);

    /**
     * Tells a run to end and returns at once. Harmless for one that has ended, and for a handle that was freed.
     *
     * @param handle the interpreter
     * @param turn the number of the run
     */
    void cancel(long handle, long turn);

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
