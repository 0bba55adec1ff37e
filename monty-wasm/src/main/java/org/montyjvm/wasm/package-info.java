/**
 * The WASM engine: the Monty interpreter as WebAssembly, compiled to classes when this module was built.
 *
 * <p>{@link org.montyjvm.wasm.WasmInstance} is one interpreter with a memory of its own, and the only class that knows
 * how the module is called. The classes {@code Code…} and {@code Indirect} that it runs are generated; they call
 * {@link org.montyjvm.wasm.LinearMemory}, {@link org.montyjvm.wasm.Operations} and
 * {@link org.montyjvm.wasm.HostCalls}. Nothing public enters here but {@link org.montyjvm.wasm.WasmBackend}.
 */
@NullMarked
package org.montyjvm.wasm;

import org.jspecify.annotations.NullMarked;
