/**
 * Upstream's conformance suite: the test cases that come with the interpreter's crate, run through the public Java API.
 *
 * <p>The build program finds the cases ({@code NativeBuild upstream-cases}); they are kept in the build's cache and never
 * committed. Without them, and without a cargo to fetch them, {@link org.montyjvm.conformance.ConformanceTest} is skipped.
 *
 * <h2>The form of a case</h2>
 *
 * A case is a Python file. It may begin with a block of TOML in comments:
 *
 * <pre>{@code
 * # /// monty
 * # call-external = true
 * # ///
 * }</pre>
 *
 * <table>
 * <caption>Directives</caption>
 * <tr><th>Key</th><th>Meaning</th></tr>
 * <tr><td>{@code call-external}</td><td>the host serves functions, names, classes, modules, an environment, entropy and
 * sleep: {@link org.montyjvm.conformance.HostWorld}; and grants files in {@code /virtual}</td></tr>
 * <tr><td>{@code mount-fs}</td><td>an overlay over a prepared folder is mounted at {@code /mnt}, which is the working
 * directory and the value of {@code root}: {@link org.montyjvm.conformance.PreparedFolder}</td></tr>
 * <tr><td>{@code timezone}</td><td>the zone of local times, UTC without it</td></tr>
 * <tr><td>{@code xfail}</td><td>the interpreters that must fail; only {@code monty} counts here</td></tr>
 * <tr><td>{@code run-async}, {@code gc-interval}, {@code skip-cpython-windows}, {@code cpython-main-module}</td>
 * <td>nothing here</td></tr>
 * </table>
 *
 * A key that is not in the table fails the case: a new one would change what a case means.
 *
 * <p>A case says at its end how it must end. Without a word it must not raise; its assertions are inside.
 *
 * <table>
 * <caption>Expectations, in the last line or lines</caption>
 * <tr><th>Form</th><th>Meaning</th></tr>
 * <tr><td>{@code # Raise=ValueError('x')}</td><td>the exception that the case raises, perhaps while it is read, as its
 * {@code repr}</td></tr>
 * <tr><td>{@code # Return=[1]}</td><td>the {@code repr} of the last expression</td></tr>
 * <tr><td>{@code # Return.str=done}</td><td>the last expression, a string</td></tr>
 * <tr><td>{@code # ref-counts={'x': 2}}</td><td>counters that only a test build of the interpreter shows: here the case
 * must not raise</td></tr>
 * <tr><td>a last string {@code """}, {@code TRACEBACK:}, …, {@code """}</td><td>the whole traceback, byte for byte; the
 * script has the name of its file</td></tr>
 * </table>
 *
 * <h2>How a case is run</h2>
 *
 * {@link org.montyjvm.conformance.CaseRun} starts it on each engine twice, as a script and as the first feed of a session, in an
 * interpreter of its own, and answers its pauses. Before each answer the run is frozen, dropped, and restored in another
 * interpreter. Limits are wide, because upstream sets none but a recursion of 50 levels.
 *
 * <p>What is known to fail is in {@code exclusions.properties} beside these classes, with its reason. An excluded case is
 * run all the same, and fails the build when it passes.
 */
@NullMarked
package org.montyjvm.conformance;

import org.jspecify.annotations.NullMarked;
