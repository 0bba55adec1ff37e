package org.montyjvm.parity;

import java.util.Optional;
import java.util.function.Predicate;

/** Makes a program smaller as long as it still fails. */
final class Shrinking {
    /** Enough for programs of fifty lines; more would hardly find anything. */
    private static final int MOST_ATTEMPTS = 5_000;

    private final Predicate<Node> fails;
    private int attempts;

    private Shrinking(Predicate<Node> fails) {
        this.fails = fails;
    }

    /**
     * Returns a program that fails, of which no part can be left out.
     *
     * @param program one that fails
     * @param fails tells whether a program does
     */
    static Node smallest(Node program, Predicate<Node> fails) {
        return new Shrinking(fails).smallest(program);
    }

    private Node smallest(Node program) {
        Node smallest = program;
        Optional<Node> smaller = Optional.of(program);
        while (smaller.isPresent()) {
            smallest = smaller.get();
            int length = smallest.text().length();
            smaller = smallest.smaller()
                    .filter(candidate -> candidate.text().length() < length)
                    .takeWhile(candidate -> attempts++ < MOST_ATTEMPTS)
                    .filter(fails)
                    .findFirst();
        }
        return smallest;
    }
}
