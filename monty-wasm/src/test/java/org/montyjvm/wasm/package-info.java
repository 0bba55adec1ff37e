/** The WASM engine is tested as it is built: the generated classes run in every test but those of memory and numbers. */
@NullMarked
package org.montyjvm.wasm;

import org.jspecify.annotations.NullMarked;
