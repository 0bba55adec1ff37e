package org.montyjvm;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What {@link MontyPlatform} and {@link MontySession} have in common: both run Python, one run at a time.
 *
 * <p>{@code run} takes a script to its end. {@code start} takes it to the first question that the host has to answer,
 * and the answers take it further:
 *
 * <pre>{@code
 * MontyProgress progress = monty.start(MontyScript.of("greet('Ada')").withFunctions("greet"));
 * while (progress instanceof MontyPending call) {
 *     progress = call.resume("Hello, " + call.args().get(0).asString());
 * }
 * System.out.println(((MontyComplete) progress).value());   // Hello, Ada
 * }</pre>
 *
 * <p>A second run that is started before the first has ended, be it at work or waiting for an answer, is refused; it
 * does not wait in a queue. Apart from that, every method may be called by any thread, virtual ones included.
 * {@link #cancel()} and {@link #close()} may be called during a run and stop it.
 *
 * <table>
 * <caption>What is legal when</caption>
 * <thead><tr><th>state</th><th>run</th><th>start</th><th>resume</th><th>cancel</th><th>close</th></tr></thead>
 * <tbody>
 * <tr><td>IDLE</td><td>ends IDLE</td><td>ends ACTIVE, or IDLE when it completes at once</td>
 *     <td>IllegalStateException</td><td>nothing to do</td><td>ends DISPOSED</td></tr>
 * <tr><td>ACTIVE</td><td>IllegalStateException</td><td>IllegalStateException</td>
 *     <td>ends ACTIVE at the next pause, else IDLE</td><td>ends IDLE</td><td>ends DISPOSED</td></tr>
 * <tr><td>DISPOSED</td><td colspan="4">MontyDisposedError</td><td>nothing to do</td></tr>
 * </tbody>
 * </table>
 */
public interface MontyRunner extends AutoCloseable {

    /**
     * Runs a script without inputs and returns what it gave.
     *
     * @param code the source text
     * @return its value, its output and what it cost
     * @throws MontyScriptError if Python raised, syntax errors included
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyCancelledError if the run was stopped: it was cancelled, its runner was closed, or the thread was
     *     interrupted
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the runner is closed
     * @throws IllegalStateException if another run is in progress or waits for an answer
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
     * @throws MontyCancelledError if the run was stopped: it was cancelled, its runner was closed, or the thread was
     *     interrupted
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the runner is closed
     * @throws IllegalStateException if another run is in progress or waits for an answer
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
     * @throws MontyCancelledError if the run was stopped: it was cancelled, its runner was closed, or the thread was
     *     interrupted
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the runner is closed
     * @throws IllegalStateException if another run is in progress or waits for an answer
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
     * another run is in progress, with {@link MontyDisposedError} if the runner is closed, and with the other errors
     * as they happen. Nobody waits in a queue.
     *
     * <p>A future that is completed from outside, by {@code cancel}, {@code orTimeout} or {@code complete}, stops the
     * run. The runner is busy until the run has ended, which may be a moment later than the future.
     *
     * @param script the script, with its name and inputs
     * @return a future of the result
     * @throws NullPointerException if {@code script} is null
     */
    CompletableFuture<MontyResult> runAsync(MontyScript script);

    /**
     * Starts a script without inputs, and returns how far it came.
     *
     * @param code the source text
     * @return the first pause, or the end
     * @throws MontyScriptError if Python raised, syntax errors included
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyCancelledError if the run was stopped
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the runner is closed
     * @throws IllegalStateException if another run is in progress or waits for an answer
     * @throws NullPointerException if {@code code} is null
     */
    default MontyProgress start(String code) {
        return start(MontyScript.of(code));
    }

    /**
     * Starts a script with inputs, and returns how far it came.
     *
     * @param code the source text
     * @param inputs the values of global variables by name: any objects that {@link MontyValue#of(Object)} takes
     * @return the first pause, or the end
     * @throws MontyConversionException if an input, or something inside it, has no Python form
     * @throws MontyScriptError if Python raised, syntax errors included
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyCancelledError if the run was stopped
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the runner is closed
     * @throws IllegalStateException if another run is in progress or waits for an answer
     * @throws NullPointerException if {@code code}, {@code inputs} or one of its keys is null
     */
    default MontyProgress start(String code, Map<String, ?> inputs) {
        return start(MontyScript.of(code).withInputs(inputs));
    }

    /**
     * Starts a script, and returns how far it came: to its first question, or to its end.
     *
     * @param script the script, with its inputs and what it may ask the host
     * @return the first pause, or the end
     * @throws MontyScriptError if Python raised, syntax errors included
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyCancelledError if the run was stopped
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the runner is closed
     * @throws IllegalStateException if another run is in progress or waits for an answer
     * @throws NullPointerException if {@code script} is null
     */
    MontyProgress start(MontyScript script);

    /**
     * Starts a script, and returns a future of how far it comes. The script runs on a daemon thread of the library, not
     * in the common pool.
     *
     * <p>The future fails with what {@link #start(MontyScript)} would throw. A future that is completed from outside, by
     * {@code cancel}, {@code orTimeout} or {@code complete}, cancels the run.
     *
     * @param script the script, with its inputs and what it may ask the host
     * @return a future of the first pause, or the end
     * @throws NullPointerException if {@code script} is null
     */
    CompletableFuture<MontyProgress> startAsync(MontyScript script);

    /**
     * Returns the pause that waits for an answer.
     *
     * @return the pause, or empty if there is no run, or it is at work
     * @throws MontyDisposedError if the runner is closed
     */
    Optional<MontySuspended> suspended();

    /**
     * Stops what is in progress: drops the pause that waits for an answer, or tells the run that is at work to end,
     * without waiting for that. The runner can be used on. Does nothing if it is idle.
     *
     * @throws MontyDisposedError if the runner is closed
     */
    void cancel();

    /**
     * Returns what the run in progress has printed so far, from a position on, without waiting for it. Nothing is taken
     * away: the result, the pauses and the errors of the run have all of its output as ever. Any thread may ask at any
     * time, also after {@link #close()}; where no run is in progress, at work or waiting for an answer, there is nothing
     * to tell. An engine that cannot be asked while it works tells what was printed up to its last question.
     *
     * <p>A position belongs to one run. Ask from 0 first, and from {@link MontyPrinted#next()} as long as
     * {@link MontyPrinted#run()} stays the same:
     *
     * <pre>{@code
     * MontyPrinted news = runner.printed(position);
     * news.outputs().forEach(output -> System.out.print(output.text()));
     * position = news.next();
     * }</pre>
     *
     * @param from the position: 0 for the beginning of the run, else one that this method gave for it
     * @return the text from there on, and the position after it; {@code from} itself if there is nothing new
     * @throws IllegalArgumentException if the position is negative, or inside a character
     */
    MontyPrinted printed(long from);

    /**
     * Returns the name of the backend that scripts run on. Works after {@link #close()} too.
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
     * Returns what of the operating system scripts may use. Works after {@link #close()} too.
     *
     * @return the policy
     */
    MontyOs os();

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
     * Returns which engine stands behind the runner, for logs and bug reports.
     *
     * @return the engine's description
     * @throws MontyDisposedError if the runner is closed
     */
    MontyEngineInfo engine();

    /**
     * Returns what the engine holds at this moment, counted over the whole process.
     *
     * @return the engine's figures
     * @throws MontyDisposedError if the runner is closed
     */
    MontyDiagnostics diagnostics();

    /**
     * Closes the runner and frees its interpreter. Does nothing the second time. A run in progress is stopped, ends with
     * {@link MontyCancelledError}, and its thread frees the interpreter; this method does not wait for it.
     */
    @Override
    void close();
}
