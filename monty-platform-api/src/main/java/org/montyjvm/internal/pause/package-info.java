/** The seam between the pauses that applications see and the runs behind them. */
@NullMarked
package org.montyjvm.internal.pause;

import org.jspecify.annotations.NullMarked;
