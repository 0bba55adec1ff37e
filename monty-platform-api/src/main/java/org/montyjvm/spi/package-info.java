/**
 * What an engine implements. Applications have no use for it: the module exports it to the engines alone.
 *
 * <ul>
 *   <li>{@link org.montyjvm.spi.MontyBackend} is the service that {@link org.montyjvm.spi.MontyBackends} finds. It says
 *       whether it can be used here, and gives its {@link org.montyjvm.spi.MontyEngine}.
 *   <li>The engine makes interpreters, with {@link org.montyjvm.spi.MontyOptions}:
 *       {@link org.montyjvm.spi.MontyCoreBindings} for single runs, {@link org.montyjvm.spi.MontySessionBindings} for
 *       sessions, {@link org.montyjvm.spi.MontyRestored} out of bytes. {@link org.montyjvm.spi.MontyFutureCapable} and
 *       {@link org.montyjvm.spi.MontySnapshotCapable} are what not every interpreter can. This is where the work is.
 *   <li>{@link org.montyjvm.spi.MontyTurn} is what one stay in the interpreter came to.
 *   <li>{@link org.montyjvm.spi.BaseMontyPlatform} and {@link org.montyjvm.spi.BaseMontySession}, both
 *       {@link org.montyjvm.spi.BaseMontyRunner}s, are what applications get. They drive the bindings turn by turn.
 *   <li>{@link org.montyjvm.spi.MontyStateMixin}, {@link org.montyjvm.spi.MontyStateCell},
 *       {@link org.montyjvm.spi.MontyPhase} and {@link org.montyjvm.spi.MontyMove} are the states and the table of legal
 *       moves.
 *   <li>{@link org.montyjvm.spi.MontyErrors} makes the six errors, out of a {@link org.montyjvm.spi.MontyFailure}.
 * </ul>
 */
@NullMarked
package org.montyjvm.spi;

import org.jspecify.annotations.NullMarked;
