/**
 * What both engines share on the Java side.
 *
 * <p>An engine implements {@link org.montyjvm.wire.EngineTransport}, which moves bytes; {@link
 * org.montyjvm.wire.WireBindings} turns it into {@link org.montyjvm.spi.MontyCoreBindings}. In between are the codec
 * ({@code ValueWriter}, {@code ValueReader}, {@code Requests}, {@code Responses}) and the threads that abandonable runs
 * run on ({@code EngineThreads}). Values as JSON are described in {@code docs/wire-format.md}.
 */
@NullMarked
package org.montyjvm.wire;

import org.jspecify.annotations.NullMarked;
