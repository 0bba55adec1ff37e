package org.montyjvm;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter that remembers: variables, functions, classes and imports of one run are there in the next. Made by
 * {@link Monty#openSession()} or {@link MontyPlatform#openSession()}.
 *
 * <p>Each run is a <i>feed</i>. Tracebacks name it {@code <python-input-N>}, whatever name the script has. A feed that
 * fails leaves the session usable, with what it had assigned until then. The limits hold for each feed, except for the
 * memory limit, which counts what all of them left behind: when the variables fill it, every feed fails with
 * {@link MontyResourceError} until {@link #reset()} or a restore.
 *
 * <p>One run at a time, see {@link MontyRunner}. Sessions are independent of each other, and cheap.
 *
 * <pre>{@code
 * try (MontySession session = Monty.openSession()) {
 *     session.run("def area(r): return 3.14159 * r ** 2");
 *     System.out.println(session.call("area", 2).value());   // 12.56636
 * }
 * }</pre>
 */
public interface MontySession extends MontyRunner {
    /**
     * Returns the session's name. Works after {@link #close()} too.
     *
     * @return the name that it was opened with
     */
    String name();

    /**
     * Calls a function that was defined in the session, and returns what it gave.
     *
     * @param function the name of a global variable that holds the function
     * @param args the positional arguments: any objects that {@link MontyValue#of(Object)} takes; null becomes Python's
     *     {@code None}
     * @return its value, its output and what it cost
     * @throws MontyConversionException if an argument, or something inside it, has no Python form
     * @throws MontyScriptError if Python raised, or there is no such function
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyCancelledError if the run was stopped
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the session is closed
     * @throws IllegalStateException if another run is in progress or waits for an answer
     * @throws NullPointerException if {@code function} or the array is null
     */
    default MontyResult call(String function, @Nullable Object... args) {
        return call(MontyCall.of(function, args));
    }

    /**
     * Calls a function that was defined in the session, and returns what it gave.
     *
     * @param call the function and its arguments
     * @return its value, its output and what it cost
     * @throws MontyScriptError if Python raised, or there is no such function
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyCancelledError if the run was stopped
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the session is closed
     * @throws IllegalStateException if another run is in progress or waits for an answer
     * @throws NullPointerException if {@code call} is null
     */
    MontyResult call(MontyCall call);

    /**
     * Calls a function that was defined in the session, and returns a future of what it gives.
     *
     * @param call the function and its arguments
     * @return a future that behaves as that of {@link #runAsync(MontyScript)}
     * @throws NullPointerException if {@code call} is null
     */
    CompletableFuture<MontyResult> callAsync(MontyCall call);

    /**
     * Calls a function that was defined in the session, and returns how far it came: to its first question, or to its
     * end.
     *
     * @param call the function and its arguments
     * @return the first pause, or the end
     * @throws MontyScriptError if Python raised, or there is no such function
     * @throws MontyResourceError if the run hit a limit
     * @throws MontyCancelledError if the run was stopped
     * @throws MontyPanicError if the interpreter hit a defect of its own
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the session is closed
     * @throws IllegalStateException if another run is in progress or waits for an answer
     * @throws NullPointerException if {@code call} is null
     */
    MontyProgress startCall(MontyCall call);

    /**
     * Returns the session's global variables. The functions defined in it are not among them, see
     * {@link #hasFunction(String)}. The session is not changed.
     *
     * @return an unmodifiable map by name, in the order first assigned
     * @throws MontyResourceError if the values are too large to cross
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the session is closed
     * @throws IllegalStateException if a run is in progress or waits for an answer
     */
    Map<String, MontyValue> variables();

    /**
     * Returns one of the session's global variables.
     *
     * @param name the variable's name
     * @return its value, or empty if there is no such variable
     * @throws MontyResourceError if the values are too large to cross
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the session is closed
     * @throws IllegalStateException if a run is in progress or waits for an answer
     * @throws NullPointerException if {@code name} is null
     */
    default Optional<MontyValue> variable(String name) {
        return Optional.ofNullable(variables().get(name));
    }

    /**
     * Returns whether a function of that name was defined in the session, so that it can be called.
     *
     * @param name the name of a global variable
     * @return true if it holds a function
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the session is closed
     * @throws IllegalStateException if a run is in progress or waits for an answer
     * @throws NullPointerException if {@code name} is null
     */
    boolean hasFunction(String name);

    /**
     * Forgets everything: variables, imports, and the functions and modules that were registered. It is also the way out
     * of a session whose variables fill its memory limit, or whose engine panicked.
     *
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the session is closed
     * @throws IllegalStateException if a run is in progress or waits for an answer
     */
    void reset();

    /**
     * Returns the error after which the session has no interpreter any more: it panicked, crashed, or a turn had to be
     * abandoned. Its variables are gone. Until {@link #reset()} everything that needs an interpreter throws
     * {@link MontyCrashError} with this error as its cause; a restore of a snapshot is the other way out.
     *
     * @return the error, or empty while the session has its interpreter. Works after {@link #close()} too
     */
    Optional<MontyError> loss();

    /**
     * Returns whether a piece of source can be run as it is, for hosts that read it line by line. Nothing is run.
     *
     * @param source the source text so far
     * @return whether more has to follow
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the session is closed
     * @throws IllegalStateException if a run is in progress or waits for an answer
     * @throws NullPointerException if {@code source} is null
     */
    MontyContinuation continuation(String source);

    /**
     * Returns the session as bytes from which it can go on later, in this process or another one. The session stays as
     * it is and can be used on. A pause that waits for an answer is frozen with it.
     *
     * @param key what the bytes are signed with
     * @return a snapshot
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the session is closed
     * @throws IllegalStateException if a run is at work
     * @throws UnsupportedOperationException if the engine cannot freeze
     * @throws NullPointerException if {@code key} is null
     */
    MontySnapshot freeze(MontySnapshotKey key);
}
