/**
 * Executes the documentation: every block of code in {@code README.md} and {@code docs} runs, and shows what the page says
 * it shows. The conventions are those of {@code docs/README.md}.
 *
 * <p>{@link org.montyjvm.docs.Page} reads a page, {@link org.montyjvm.docs.Execution} runs a block of it.
 */
@NullMarked
package org.montyjvm.docs;

import org.jspecify.annotations.NullMarked;
