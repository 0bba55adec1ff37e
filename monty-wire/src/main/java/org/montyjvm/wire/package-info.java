/**
 * What both engines share on the Java side.
 *
 * <p>An engine implements {@link org.montyjvm.wire.EngineTransport}, which moves bytes; {@link
 * org.montyjvm.wire.WireEngine} makes interpreters of it for the SPI. In between are the codec ({@code ValueWriter},
 * {@code ValueReader}, {@code Requests}, {@code Answers}, {@code Responses}), the turns of an interpreter and what may
 * become of it ({@code Turns}, {@code Interpreter}), and the threads that turns are waited for on ({@code EngineThreads}).
 * Values as JSON are described in {@code docs/wire-format.md}; {@link org.montyjvm.wire.MontyValueJson} gives them to
 * tools.
 */
@NullMarked
package org.montyjvm.wire;

import org.jspecify.annotations.NullMarked;
