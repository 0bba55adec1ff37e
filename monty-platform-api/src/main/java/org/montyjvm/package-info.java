/**
 * Sandboxed Python for Java applications.
 *
 * <pre>{@code
 * System.out.println(Monty.run("2 + 2").value());   // 4
 * }</pre>
 *
 * <p><b>Run.</b> {@link org.montyjvm.Monty} runs one script and forgets it. {@link org.montyjvm.MontyPlatform} is kept
 * for many runs, one at a time, with {@link org.montyjvm.MontyLimits} and {@link org.montyjvm.MontyExecution} of its own.
 * {@link org.montyjvm.MontyScript} is a program with a name and inputs.
 *
 * <p><b>Results.</b> {@link org.montyjvm.MontyResult} is a value, what was printed ({@link org.montyjvm.MontyOutput}) and
 * what it cost ({@link org.montyjvm.MontyUsage}). {@link org.montyjvm.MontyValue} is the value: a record for each Python
 * type, with exact conversions to Java types, {@link org.montyjvm.MontyTypeRef} for those with type arguments;
 * {@link org.montyjvm.MontyConversionException} tells what did not fit.
 *
 * <p><b>Errors.</b> {@link org.montyjvm.MontyError} and its six subtypes say what went wrong and what to do about it;
 * {@link org.montyjvm.MontyFrame} is where. {@link org.montyjvm.MontyLimit} names the limit that was hit.
 *
 * <p><b>Operations.</b> {@link org.montyjvm.MontyState}, {@link org.montyjvm.MontyEngineInfo} and
 * {@link org.montyjvm.MontyDiagnostics} are for logs, monitoring and bug reports.
 *
 * <p>No parameter and no result is null unless it is annotated so. Everything but builders may be shared between
 * threads.
 */
@NullMarked
package org.montyjvm;

import org.jspecify.annotations.NullMarked;
