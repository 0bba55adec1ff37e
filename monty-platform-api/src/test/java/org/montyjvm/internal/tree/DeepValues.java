package org.montyjvm.internal.tree;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.montyjvm.MontyValue;

/** Values that nest deep, and a stack that is too small for recursion over them. */
public final class DeepValues {
    private static final int SMALL_STACK_BYTES = 256 << 10;

    private DeepValues() {}

    /** Puts a value into a container, and that into another, and so on. */
    public static MontyValue nested(int levels, MontyValue core, UnaryOperator<MontyValue> wrap) {
        MontyValue value = core;
        for (int i = 0; i < levels; i++) {
            value = wrap.apply(value);
        }
        return value;
    }

    /** Returns {@code [[[...]]]}, so many levels of it. */
    public static MontyValue lists(int levels) {
        return nested(levels - 1, new MontyValue.List(List.of()), inner -> new MontyValue.List(List.of(inner)));
    }

    /** Does the work on a thread with a stack of 256 KiB and returns what it gave. */
    public static <T> T onSmallStack(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(work.get());
            } catch (Throwable e) { // a StackOverflowError above all
                result.completeExceptionally(e);
            }
        };
        new Thread(null, task, "small-stack", SMALL_STACK_BYTES).start();
        return result.join();
    }
}
