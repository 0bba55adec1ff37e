/**
 * What an engine implements. Applications have no use for it: the module exports it to the engines alone.
 *
 * <ul>
 *   <li>{@link org.montyjvm.spi.MontyBackend} is the service that {@link org.montyjvm.spi.MontyBackends} finds. It says
 *       whether it can be used here, and makes platforms with {@link org.montyjvm.spi.MontyOptions}.
 *   <li>{@link org.montyjvm.spi.BaseMontyPlatform} is the platform that it makes, over its own
 *       {@link org.montyjvm.spi.MontyCoreBindings}, the one interface with work in it.
 *   <li>{@link org.montyjvm.spi.MontyStateMixin}, {@link org.montyjvm.spi.MontyStateCell} and
 *       {@link org.montyjvm.spi.MontyMove} are the states and the table of legal moves.
 *   <li>{@link org.montyjvm.spi.MontyErrors} makes the six errors, out of a {@link org.montyjvm.spi.MontyFailure}.
 * </ul>
 */
@NullMarked
package org.montyjvm.spi;

import org.jspecify.annotations.NullMarked;
