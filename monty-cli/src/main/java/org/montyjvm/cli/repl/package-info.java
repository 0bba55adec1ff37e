/**
 * {@code monty repl}: Python at a prompt, in a session of its own.
 *
 * <p>{@link org.montyjvm.cli.repl.ReplCommand} opens the session and the prompt; {@code Repl} reads, runs and shows. Where
 * input comes from is behind {@code Prompt}: a terminal with an editor of JLine, or lines of any stream. A source is whole
 * when {@code SourceEnd} says so, which asks the interpreter. What is shown of a value is Python's own {@code repr}, taken in
 * the session by {@code Shown}, which also keeps the value as {@code _}.
 */
@NullMarked
package org.montyjvm.cli.repl;

import org.jspecify.annotations.NullMarked;
