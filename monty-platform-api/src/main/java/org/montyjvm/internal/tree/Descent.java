package org.montyjvm.internal.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Folds a tree from its leaves up, depth first and left to right, with the open branches on the heap. */
public final class Descent {
    private Descent() {}

    /** Returns what {@code step} makes of the root, after it has made something of everything below. */
    public static <N, R extends @Nullable Object> R fold(N root, Function<? super N, ? extends Step<N, R>> step) {
        Step<N, R> first = step.apply(root);
        if (first instanceof Step.Leaf<N, R> leaf) {
            return leaf.result();
        }
        Deque<Open<N, R>> path = new ArrayDeque<>();
        path.push(new Open<>((Step.Branch<N, R>) first));
        while (true) {
            Open<N, R> open = path.element();
            if (open.branch.children().hasNext()) {
                Step<N, R> next = step.apply(open.branch.children().next());
                if (next instanceof Step.Leaf<N, R> leaf) {
                    open.results.add(leaf.result());
                } else {
                    path.push(new Open<>((Step.Branch<N, R>) next));
                }
            } else {
                path.remove();
                R result = open.branch.finish().apply(open.results);
                if (path.isEmpty()) {
                    return result;
                }
                path.element().results.add(result);
            }
        }
    }

    /** A branch some of whose children are done. */
    private static final class Open<N, R extends @Nullable Object> {
        final Step.Branch<N, R> branch;
        final List<R> results = new ArrayList<>();

        Open(Step.Branch<N, R> branch) {
            this.branch = branch;
        }
    }
}
