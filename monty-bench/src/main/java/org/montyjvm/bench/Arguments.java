package org.montyjvm.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What stands on a command line of {@code --name NUMBER} pairs. */
final class Arguments {
    private final Map<String, Long> numbers;

    private Arguments(Map<String, Long> numbers) {
        this.numbers = numbers;
    }

    /**
     * Reads a command line.
     *
     * @param arguments the words
     * @param defaults the names there are, with what holds for those that are not given
     * @throws IllegalArgumentException if a word is none of the names, or a name is without a number; the message says how
     *     it should be
     */
    static Arguments read(String[] arguments, Map<String, Long> defaults) {
        Map<String, Long> numbers = new LinkedHashMap<>(defaults);
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                if (numbers.replace(arguments[i], Long.parseLong(arguments[i + 1])) == null) {
                    throw new IllegalArgumentException("there is no " + arguments[i]);
                }
            }
        } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException("any of these, each with a number: " + defaults, e);
        }
        return new Arguments(numbers);
    }

    long number(String name) {
        Long number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("nobody declared " + name);
        }
        return number;
    }
}
