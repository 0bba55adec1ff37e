package org.montyjvm;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * An interpreter that is kept between runs, with limits of its own. Made by {@link Monty#create()} or
 * {@link Monty#builder()}.
 *
 * <p>Every run starts from a fresh interpreter: no variable, import or open object is left over from the run before. A
 * platform saves what is the same for each run, the making and freeing of the engine's handle.
 *
 * <p>One run at a time. A second run that is started before the first has ended is refused, it does not wait; create
 * one platform per thread. Apart from that, every method may be called by any thread, virtual ones included.
 * {@link #close()} may be called during a run and stops it.
 *
 * <pre>{@code
 * try (MontyPlatform monty = Monty.create()) {
 *     for (String formula : formulas) {
 *         System.out.println(monty.run(formula).value());
 *     }
 * }
 * }</pre>
 */
public interface MontyPlatform extends AutoCloseable {
    /**
     * Runs a script without inputs and returns what it gave.
     *
     * @param code the source text
     * @return its value, its output and what it cost
     * @throws MontyScriptError if Python raised, syntax errors included
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyCancelledError if the run was stopped: the platform was closed, or, with {@link
     *     MontyExecution#OWN_THREAD}, the thread was interrupted
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the platform is closed
     * @throws IllegalStateException if another run is in progress
     * @throws NullPointerException if {@code code} is null
     */
    default MontyResult run(String code) {
        return run(MontyScript.of(code));
    }

    /**
     * Runs a script with inputs and returns what it gave.
     *
     * @param code the source text
     * @param inputs the values of global variables by name: any objects that {@link MontyValue#of(Object)} takes
     * @return its value, its output and what it cost
     * @throws MontyConversionException if an input, or something inside it, has no Python form
     * @throws MontyScriptError if Python raised, syntax errors included
     * @throws MontyResourceError if the run hit a limit, or an input is too large or nests too deep
     * @throws MontyCancelledError if the run was stopped: the platform was closed, or, with {@link
     *     MontyExecution#OWN_THREAD}, the thread was interrupted
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the platform is closed
     * @throws IllegalStateException if another run is in progress
     * @throws NullPointerException if {@code code}, {@code inputs} or one of its keys is null
     */
    default MontyResult run(String code, Map<String, ?> inputs) {
        return run(MontyScript.of(code).withInputs(inputs));
    }

    /**
     * Runs a script and returns what it gave.
     *
     * @param script the script, with its name and inputs
     * @return its value, its output and what it cost
     * @throws MontyScriptError if Python raised, syntax errors included
     * @throws MontyResourceError if the run hit a limit, or an input is too large or nests too deep
     * @throws MontyCancelledError if the run was stopped: the platform was closed, or, with {@link
     *     MontyExecution#OWN_THREAD}, the thread was interrupted
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the platform is closed
     * @throws IllegalStateException if another run is in progress
     * @throws NullPointerException if {@code script} is null
     */
    MontyResult run(MontyScript script);

    /**
     * Starts a script without inputs and returns a future of what it gives.
     *
     * @param code the source text
     * @return a future as described at {@link #runAsync(MontyScript)}
     * @throws NullPointerException if {@code code} is null
     */
    default CompletableFuture<MontyResult> runAsync(String code) {
        return runAsync(MontyScript.of(code));
    }

    /**
     * Starts a script with inputs and returns a future of what it gives. The inputs are converted before the method
     * returns; they may be changed afterwards.
     *
     * @param code the source text
     * @param inputs the values of global variables by name: any objects that {@link MontyValue#of(Object)} takes
     * @return a future as described at {@link #runAsync(MontyScript)}
     * @throws MontyConversionException if an input, or something inside it, has no Python form
     * @throws MontyResourceError if an input nests too deep
     * @throws NullPointerException if {@code code}, {@code inputs} or one of its keys is null
     */
    default CompletableFuture<MontyResult> runAsync(String code, Map<String, ?> inputs) {
        return runAsync(MontyScript.of(code).withInputs(inputs));
    }

    /**
     * Starts a script and returns a future of what it gives. The script runs on a daemon thread of the library, not in
     * the common pool.
     *
     * <p>The future fails with what {@link #run(MontyScript)} would throw: with {@link IllegalStateException} if
     * another run is in progress, with {@link MontyDisposedError} if the platform is closed, and with the other errors
     * as they happen. Nobody waits in a queue.
     *
     * <p>A future that is completed from outside, by {@code cancel}, {@code orTimeout} or {@code complete}, stops the
     * run. The platform is busy until the run has ended, which may be a moment later than the future.
     *
     * @param script the script, with its name and inputs
     * @return a future of the result
     * @throws NullPointerException if {@code script} is null
     */
    CompletableFuture<MontyResult> runAsync(MontyScript script);

    /**
     * Returns the name of the backend that the platform runs on. Works after {@link #close()} too.
     *
     * @return a name such as {@code "ffi"}
     */
    String backend();

    /**
     * Returns the bounds of every run. Works after {@link #close()} too.
     *
     * @return the limits
     */
    MontyLimits limits();

    /**
     * Returns which thread the interpreter runs on. Works after {@link #close()} too.
     *
     * @return the kind of execution
     */
    MontyExecution execution();

    /**
     * Returns the state at this moment. Another thread may change it before the caller looks at it.
     *
     * @return the state
     */
    MontyState state();

    /**
     * Returns which engine stands behind the platform, for logs and bug reports.
     *
     * @return the engine's description
     * @throws MontyDisposedError if the platform is closed
     */
    MontyEngineInfo engine();

    /**
     * Returns what the engine holds at this moment, counted over the whole process.
     *
     * @return the engine's figures
     * @throws MontyDisposedError if the platform is closed
     */
    MontyDiagnostics diagnostics();

    /**
     * Closes the platform and frees its engine. Does nothing the second time. A run in progress is stopped, ends with
     * {@link MontyCancelledError}, and its thread frees the engine; this method does not wait for it.
     */
    @Override
    void close();
}
