/** What becomes of a module is checked on small ones; the interpreter itself is run by the tests of monty-wasm. */
@NullMarked
package org.montyjvm.wasmbuild;

import org.jspecify.annotations.NullMarked;
