package org.montyjvm;

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
public interface MontyPlatform extends MontyRunner {
    /**
     * Returns a new session with a name of the library's choice.
     *
     * @return a session as described at {@link #openSession(String)}
     * @throws MontyCrashError if the engine gives no interpreter
     * @throws MontyDisposedError if the platform is closed
     */
    MontySession openSession();

    /**
     * Returns a new session. It has an interpreter and a life of its own: it may be used while this platform is busy,
     * and stays open when this platform is closed. Limits, execution and policy are those of this platform.
     *
     * @param name the session's name, for logs
     * @return a new session, owned by the caller
     * @throws MontyCrashError if the engine gives no interpreter
     * @throws MontyDisposedError if the platform is closed
     * @throws NullPointerException if {@code name} is null
     */
    MontySession openSession(String name);

    /**
     * Returns a frozen run at the pause where it was frozen. It goes on in this platform, under the tighter of its own
     * limits and this platform's, and under this platform's {@link #os()}.
     *
     * @param snapshot what {@link MontySuspended#freeze} returned, in this process or another one
     * @param key what it was frozen with
     * @return the pause; the platform is {@link MontyState#ACTIVE}
     * @throws MontySnapshotException if the snapshot was tampered with, signed with another key, written by another
     *     interpreter, or holds a session
     * @throws MontyResourceError if the run does not fit into this platform's limits
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the platform is closed
     * @throws IllegalStateException if another run is in progress or waits for an answer
     * @throws UnsupportedOperationException if the engine cannot restore
     * @throws NullPointerException if an argument is null
     */
    MontySuspended restore(MontySnapshot snapshot, MontySnapshotKey key);

    /**
     * Returns a frozen session, idle or suspended as it was frozen; then {@link MontySession#suspended()} is its pause.
     * It is as independent as one from {@link #openSession()}, and has the tighter of its own limits and this
     * platform's.
     *
     * @param snapshot what {@link MontySession#freeze} returned, in this process or another one
     * @param key what it was frozen with
     * @return a new session, owned by the caller
     * @throws MontySnapshotException if the snapshot was tampered with, signed with another key, written by another
     *     interpreter, or holds a single run
     * @throws MontyResourceError if the session does not fit into this platform's limits
     * @throws MontyCrashError if the engine died
     * @throws MontyDisposedError if the platform is closed
     * @throws UnsupportedOperationException if the engine cannot restore
     * @throws NullPointerException if an argument is null
     */
    MontySession restoreSession(MontySnapshot snapshot, MontySnapshotKey key);
}
