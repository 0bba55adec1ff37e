/**
 * The {@code monty} command, over the public API and nothing else.
 *
 * <p>{@link org.montyjvm.cli.MontyCli} is the program: it joins the commands to the process's streams. A command turns
 * its arguments into a {@link org.montyjvm.MontyScript}; {@code ScriptCommand} runs it; a {@code Report} tells what came
 * of it, as text for people or as JSON for programs; {@code ExitCode} is what the shell sees. Whatever is wrong with the
 * command line is a picocli {@code ParameterException} and ends in {@code Complaints}.
 */
@NullMarked
package org.montyjvm.cli;

import org.jspecify.annotations.NullMarked;
