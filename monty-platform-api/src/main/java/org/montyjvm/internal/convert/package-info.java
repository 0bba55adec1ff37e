/**
 * Turns Java objects into values and values into Java objects, exactly or not at all.
 *
 * <p>{@link org.montyjvm.internal.convert.FromJava} and {@link org.montyjvm.internal.convert.ToJava} are the ways in; each
 * family of types has a class of its own. A conversion knows the {@link org.montyjvm.internal.convert.ValuePath} where it
 * is, and walks with {@link org.montyjvm.internal.tree.Descent}, so that depth costs heap and not stack.
 */
@NullMarked
package org.montyjvm.internal.convert;

import org.jspecify.annotations.NullMarked;
