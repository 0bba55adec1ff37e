/**
 * Orders from a CSV file, priced by a formula in Python, come back as Java records.
 *
 * <p>{@link org.montyjvm.examples.orders.OrderFile} reads the file, {@link org.montyjvm.examples.orders.RevenueFormula}
 * runs the formula, {@link org.montyjvm.examples.orders.RevenueTable} prints what it gave.
 */
@NullMarked
package org.montyjvm.examples.orders;

import org.jspecify.annotations.NullMarked;
