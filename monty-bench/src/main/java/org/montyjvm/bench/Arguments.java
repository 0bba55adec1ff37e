package org.montyjvm.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What stands on a command line of pairs, {@code --name NUMBER} as a rule. */
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

    /**
     * Reads a command line of {@code --name WORD} pairs.
     *
     * @param arguments the words
     * @param names the names there are
     * @param usage the message if it is something else
     * @return the words by name; a name that is not given is not in it
     * @throws IllegalArgumentException if a word is none of the names, or a name is without a word
     */
    static Map<String, String> words(String[] arguments, Set<String> names, String usage) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length || !names.contains(arguments[i])) {
                throw new IllegalArgumentException(usage);
            }
            words.put(arguments[i], arguments[i + 1]);
        }
        return words;
    }

    long number(String name) {
        Long number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("nobody declared " + name);
        }
        return number;
    }
}
