/** Splitting is checked by running what it makes. */
@NullMarked
package org.montyjvm.wasmbuild.split;

import org.jspecify.annotations.NullMarked;
