/**
 * Prints values as Python's {@code repr} does: {@link org.montyjvm.internal.repr.PythonRepr} is the way in, and each
 * family of types has a class of its own.
 *
 * <p>The reference is the interpreter, not CPython, where the two differ: a path is put between quotes as it is, and an
 * object of a class of the script shows its attributes.
 */
@NullMarked
package org.montyjvm.internal.repr;

import org.jspecify.annotations.NullMarked;
