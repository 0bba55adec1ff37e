package org.montyjvm.internal.tree;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one node of a {@link Descent}.
 *
 * @param <N> the nodes
 * @param <R> what is made of each
 */
public sealed interface Step<N, R extends @Nullable Object> {
    /** A node without children: its result is known at once. */
    record Leaf<N, R extends @Nullable Object>(R result) implements Step<N, R> {}

    /** A node whose result is made of those of its children, in their order. */
    record Branch<N, R extends @Nullable Object>(Iterator<? extends N> children, Function<List<R>, R> finish)
            implements Step<N, R> {}
}
