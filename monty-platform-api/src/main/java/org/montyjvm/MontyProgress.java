package org.montyjvm;

import java.util.List;

/**
 * How far a run came: to its end, or to a question that only the host can answer.
 *
 * <p>The five forms are all there is, so that a {@code switch} over them needs no default:
 *
 * <table>
 * <caption>What to do with each</caption>
 * <thead><tr><th>form</th><th>what Python did</th><th>what the host does</th></tr></thead>
 * <tbody>
 * <tr><td>{@link MontyComplete}</td><td>came to its end</td><td>takes the result</td></tr>
 * <tr><td>{@link MontyPending}</td><td>called a function of the host</td><td>resumes with what it returns</td></tr>
 * <tr><td>{@link MontyOsCall}</td><td>asked for a file, the time, …</td><td>serves or refuses it</td></tr>
 * <tr><td>{@link MontyNameLookup}</td><td>met a name it does not know</td><td>gives a value, or says there is none</td></tr>
 * <tr><td>{@link MontyResolveFutures}</td><td>waits for answers that were promised</td><td>gives one or more of them</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Immutable, and safe to share between threads.
 */
public sealed interface MontyProgress permits MontyComplete, MontySuspended {
    /**
     * Returns what the script printed since the pause before this one, or since the start if there was none.
     *
     * @return an unmodifiable list in the order printed, empty if nothing was printed
     */
    List<MontyOutput> outputs();

    /**
     * Returns what the run cost until now, over all its turns. The time in which the host thought about an answer is
     * not in it.
     *
     * @return the figures
     */
    MontyUsage usage();
}
