/**
 * Sandboxed Python for Java applications.
 *
 * <pre>{@code
 * System.out.println(Monty.run("2 + 2").value());   // 4
 * }</pre>
 *
 * <p><b>Run.</b> {@link org.montyjvm.Monty} runs one script and forgets it. {@link org.montyjvm.MontyPlatform} is kept
 * for many runs, {@link org.montyjvm.MontySession} remembers what each of them assigned; {@link org.montyjvm.MontyRunner}
 * is what both can do, one run at a time, with {@link org.montyjvm.MontyLimits} and {@link org.montyjvm.MontyExecution} of
 * its own. {@link org.montyjvm.MontyScript} is a program with a name and inputs, {@link org.montyjvm.MontyCall} a call of
 * a function in a session; {@link org.montyjvm.MontyContinuation} tells whether typed source is complete.
 *
 * <p><b>Pause and resume.</b> {@link org.montyjvm.MontyProgress} is how far a started run came:
 * {@link org.montyjvm.MontyComplete}, or one of the {@link org.montyjvm.MontySuspended}. A
 * {@link org.montyjvm.MontyQuestion} takes one {@link org.montyjvm.MontyAnswer}: {@link org.montyjvm.MontyPending} is a
 * call of a host function, {@link org.montyjvm.MontyOsCall} one of a {@link org.montyjvm.MontyOsFunction},
 * {@link org.montyjvm.MontyNameLookup} an unknown name. {@link org.montyjvm.MontyResolveFutures} waits for what was
 * promised; {@link org.montyjvm.MontyFutures} keeps the promises with Java's futures. {@link org.montyjvm.MontyPosition}
 * is where in the script.
 *
 * <p><b>Freeze and restore.</b> {@link org.montyjvm.MontySnapshot} is a suspended run or a session as bytes, sealed with a
 * {@link org.montyjvm.MontySnapshotKey}; {@link org.montyjvm.MontySnapshotInfo} is what its head says, and
 * {@link org.montyjvm.MontySnapshotException} why it was refused.
 *
 * <p><b>Cancel.</b> {@link org.montyjvm.MontyCancelToken} stops runs from any thread.
 *
 * <p><b>Grants.</b> {@link org.montyjvm.MontyOs} says what of the operating system a script may use, by
 * {@link org.montyjvm.MontyOsGroup}: {@link org.montyjvm.MontyMount}s for files, {@link org.montyjvm.MontySleep},
 * {@link org.montyjvm.MontyRandom}, a clock, an environment. Nothing is granted by default.
 *
 * <p><b>Host objects and modules.</b> {@link org.montyjvm.MontyHostObjects} hands Java objects to Python, with the members
 * that {@link org.montyjvm.MontyExpose} lists and {@link org.montyjvm.MontyHidden} does not; {@link
 * org.montyjvm.MontyModule} is what an {@code import} of the host's gives.
 *
 * <p><b>Results.</b> {@link org.montyjvm.MontyResult} is a value, what was printed ({@link org.montyjvm.MontyOutput}) and
 * what it cost ({@link org.montyjvm.MontyUsage}). {@link org.montyjvm.MontyValue} is the value: a record for each Python
 * type, with exact conversions to Java types, {@link org.montyjvm.MontyTypeRef} for those with type arguments;
 * {@link org.montyjvm.MontyConversionException} tells what did not fit.
 *
 * <p><b>Errors.</b> {@link org.montyjvm.MontyError} and its six subtypes say what went wrong and what to do about it;
 * {@link org.montyjvm.MontyFrame} is where. {@link org.montyjvm.MontyLimit} names the limit that was hit.
 *
 * <p><b>Operations.</b> {@link org.montyjvm.MontySupervisor} keeps a pool of sessions, lends them as
 * {@link org.montyjvm.MontyLease}, and tells {@link org.montyjvm.MontySupervisorHealth} and
 * {@link org.montyjvm.MontySupervisorCounters}. {@link org.montyjvm.MontyState}, {@link org.montyjvm.MontyEngineInfo} and
 * {@link org.montyjvm.MontyDiagnostics} are for logs, monitoring and bug reports.
 *
 * <p>No parameter and no result is null unless it is annotated so. Everything but builders may be shared between
 * threads.
 */
@NullMarked
package org.montyjvm;

import org.jspecify.annotations.NullMarked;
