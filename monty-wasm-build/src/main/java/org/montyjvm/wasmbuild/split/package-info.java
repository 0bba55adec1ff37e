/**
 * Splits functions of a WebAssembly module that are too large for the JVM, whatever crate they come from: parts of them
 * become functions of their own. The module does the same as before, on any engine.
 *
 * <p>{@link org.montyjvm.wasmbuild.split.FunctionSplitting} is the way in. It works on the module's bytes: {@link
 * org.montyjvm.wasmbuild.split.ModuleBytes} reads and writes the sections, {@link org.montyjvm.wasmbuild.split.Body} the
 * instructions of a function. {@link org.montyjvm.wasmbuild.split.Liveness} knows which local variables matter where,
 * {@link org.montyjvm.wasmbuild.split.Regions} which parts can be taken out, {@link
 * org.montyjvm.wasmbuild.split.Outlining} takes one out.
 */
@NullMarked
package org.montyjvm.wasmbuild.split;

import org.jspecify.annotations.NullMarked;
