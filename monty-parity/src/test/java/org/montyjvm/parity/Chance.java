package org.montyjvm.parity;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Decides, the same way for the same seed. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** Returns a number from 0 to one less than {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns true once in {@code times}. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final Node any(Supplier<Node>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }
}
