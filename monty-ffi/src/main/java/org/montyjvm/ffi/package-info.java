/**
 * The native engine.
 *
 * <p>{@link org.montyjvm.ffi.FfiBackend} is what the service loader finds. {@code LibraryLoader} finds the shared library
 * and, where it comes with the jar, puts it into a cache; {@code MontyLibrary} maps its functions; {@code FfiTransport}
 * calls them.
 */
@NullMarked
package org.montyjvm.ffi;

import org.jspecify.annotations.NullMarked;
