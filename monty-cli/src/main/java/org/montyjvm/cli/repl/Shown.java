package org.montyjvm.cli.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A source in the form in which it is run: if its last statement is an expression, the value is kept as {@code _} and its
 * {@code repr} taken in the interpreter. Java's copy of a value would not do: it knows no {@code __repr__} of a script, and is
 * not the object itself.
 *
 * <p>The lines stay where they are. What is added to the expression's line is taken out of tracebacks again.
 *
 * @param source what is run
 * @param line the line where the expression begins, from 1 on; 0 if there is none
 * @param lines how many lines the user wrote
 */
record Shown(String source, int line, int lines) {
    /** The variable that the value goes through. */
    static final String NAME = "_monty_shown";

    private static final String BEFORE = NAME + " = (";
    private static final String AFTER =
            "\n)\nif " + NAME + " is not None:\n    _ = " + NAME + "\n" + NAME + " is None or f'{" + NAME + "!r}'";

    /** Each try looks at the whole source: a table of thousands of lines is not worth it. */
    private static final int MOST_TRIES = 40;

    private static final Pattern FRAME = Pattern.compile("  File \"(.*)\", line (\\d+)(?:, in .*)?");

    /**
     * Returns how a source is run.
     *
     * @param written what the user wrote
     * @param isExpression tells whether a text is an expression, and one that is a statement as it stands
     * @param isWhole tells whether a text is not in the middle of something
     */
    static Shown of(String written, Predicate<String> isExpression, Predicate<String> isWhole) {
        String text = written.stripTrailing();
        int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
        int tries = 0;
        for (int start = lineStart(text, text.length()); start >= 0; start = lineStart(text, start - 1)) {
            String last = text.substring(start);
            if (!beginsStatement(last)) {
                continue;
            }
            if (++tries > MOST_TRIES) {
                break;
            }
            String before = text.substring(0, start);
            if (before.stripTrailing().endsWith("\\") || !isWhole.test(before)) {
                continue;
            }
            if (!isExpression.test(last)) {
                break;
            }
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            return new Shown(before + BEFORE + last + AFTER, line, lines);
        }
        return new Shown(written, 0, lines);
    }

    /** Whether the value of the run is a repr, made by what was added. */
    boolean isShown() {
        return line > 0;
    }

    private static boolean beginsStatement(String text) {
        return !text.isEmpty() && "#)]}".indexOf(text.charAt(0)) < 0 && !Character.isWhitespace(text.charAt(0));
    }

    /** Returns where the line that ends at an index begins, or -1 if there is none. */
    private static int lineStart(String text, int end) {
        return end < 0 ? -1 : text.lastIndexOf('\n', end - 1) + 1;
    }

    /** Returns a traceback of this source without what was added, which is all in the lines and behind the user's. */
    String cleaned(String traceback) {
        if (!isShown()) {
            return traceback;
        }
        List<String> cleaned = new ArrayList<>();
        List<String> all = List.of(traceback.split("\n", -1));
        for (int i = 0; i < all.size(); i++) {
            var frame = FRAME.matcher(all.get(i));
            if (frame.matches() && i + 1 < all.size() && all.get(i + 1).contains(NAME)) {
                String code = all.get(i + 1);
                boolean marked = i + 2 < all.size() && all.get(i + 2).matches(" +[~^]+ *");
                if (code.startsWith("    " + BEFORE)) {
                    cleaned.add(all.get(i));
                    cleaned.add("    " + code.substring(4 + BEFORE.length()));
                    if (marked) {
                        cleaned.add(shifted(all.get(i + 2)));
                    }
                }
                i += marked ? 2 : 1;
            } else {
                cleaned.add(all.get(i));
            }
        }
        return String.join("\n", cleaned);
    }

    private static String shifted(String marks) {
        int spaces = marks.length() - marks.stripLeading().length();
        return marks.substring(Math.min(BEFORE.length(), Math.max(0, spaces - 4)));
    }
}
