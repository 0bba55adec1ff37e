/** What Python allows in a value: the checks that the records of {@link org.montyjvm.MontyValue} make. */
@NullMarked
package org.montyjvm.internal.rules;

import org.jspecify.annotations.NullMarked;
