package org.montyjvm.bench;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The middle one of some figures, which a processor that was taken away for a while does not move. */
final class Median {
    private Median() {}

    /** Returns the median of at least one figure; of the two in the middle, the upper. */
    static long of(long[] figures) {
        long[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Returns the median of what each of the rounds 0 to {@code rounds - 1} gives. */
    static double of(int rounds, ToDoubleFunction<Integer> figure) {
        double[] sorted = IntStream.range(0, rounds)
                .mapToDouble(figure::applyAsDouble)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
