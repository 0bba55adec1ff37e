package org.montyjvm.docs;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param place the page and the line where it starts, such as {@code README.md:41}
 * @param info what stands behind the opening fence: the language, and what is special about the block
 * @param text what is inside
 * @param answer the block right below, if it says what this one shows
 */
record Block(String place, String info, String text, Optional<Block> answer) {
    /** Stands for anything on its line: figures that differ from run to run. */
    private static final String ANYTHING = "…";

    String language() {
        return info.split(" ", 2)[0];
    }

    boolean is(String word) {
        return Arrays.asList(info.split(" ")).contains(word);
    }

    /** Returns what stands behind {@code name=} in the info. */
    Optional<String> attribute(String name) {
        return Arrays.stream(info.split(" "))
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst();
    }

    /** Tells whether this can only be what the block above shows. */
    boolean isAnswer() {
        return language().equals("text") || attribute("tag").isPresent();
    }

    /** Checks that the block shows what the page says: the answer below it, or nothing where there is none. */
    void requireShown(String shown) {
        String expected = answer.map(Block::text).orElse("");
        if (!matches(expected, shown)) {
            throw new AssertionError(
                    "%s%n--- the page says%n%s%n--- but it shows%n%s".formatted(place, expected, shown));
        }
    }

    /** Tells whether a text is what the page says, up to white space at its end. */
    static boolean matches(String expected, String shown) {
        StringBuilder pattern = new StringBuilder();
        for (String part : expected.stripTrailing().split(ANYTHING, -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.matches(pattern.toString(), shown.stripTrailing());
    }
}
