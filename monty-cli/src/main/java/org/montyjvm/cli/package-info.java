/**
 * The {@code monty} command, over the public API and the bridge and nothing else.
 *
 * <p>{@link org.montyjvm.cli.MontyCli} is the program: it joins the commands to the process's {@code Streams}. {@code
 * Commands} makes the one that is asked for. A command turns its arguments into what is to be done, with the configuration
 * that {@code EngineOptions} gives; {@code EngineWork} does it: it listens for Ctrl-C, shows {@code Progress} on a terminal,
 * and hands errors to a {@code Report}, which tells them as text for people or as JSON for programs. {@code ExitCode} is
 * what the shell sees. Whatever is wrong with the command line is a picocli {@code ParameterException} or a {@code
 * UsageException}, and ends in {@code Complaints}.
 */
@NullMarked
package org.montyjvm.cli;

import org.jspecify.annotations.NullMarked;
