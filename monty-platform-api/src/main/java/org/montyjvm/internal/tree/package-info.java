/**
 * Walks trees of any depth on the heap: a Java stack may be as small as 256 KiB and a value a thousand levels deep.
 *
 * <p>{@link org.montyjvm.internal.tree.Descent} is the walk, for which the caller says what to do at each node with a
 * {@link org.montyjvm.internal.tree.Step}. {@link org.montyjvm.internal.tree.Parts} knows what each value is made of, and
 * {@link org.montyjvm.internal.tree.Structure} compares values.
 */
@NullMarked
package org.montyjvm.internal.tree;

import org.jspecify.annotations.NullMarked;
