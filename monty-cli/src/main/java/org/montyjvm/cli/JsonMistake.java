package org.montyjvm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with a JSON text, where, and shows the place. The parser's own messages are for programmers. */
final class JsonMistake {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern REPEATED = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);
    private static final Set<String> PYTHON_CONSTANTS = Set.of("True", "False", "None");
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity");

    /** How much of a line is shown on either side of the place. */
    private static final int CONTEXT = 30;

    private JsonMistake() {}

    static UsageException of(String text, JsonProcessingException error) {
        int place = (int) Math.max(0, Math.min(error.getLocation().getCharOffset(), text.length()));
        if (error instanceof JsonEOFException) {
            return at(text, text.length(), "it ends too early");
        }
        Matcher repeated = REPEATED.matcher(String.valueOf(error.getOriginalMessage()));
        if (repeated.matches()) {
            return at(text, place, "the key \"" + repeated.group(1) + "\" is there twice");
        }
        while (place > 0 && (place == text.length() || isInsideWord(text, place) || text.charAt(place - 1) == '+')) {
            place--; // some words are found wrong inside or at their end, and a + behind it
        }
        return at(text, place, unexpected(text, place));
    }

    /** Returns a mistake at a character of the text, counted from 0. */
    static UsageException at(String text, int place, String what) {
        int lineStart = text.lastIndexOf('\n', place - 1) + 1;
        long line = text.substring(0, lineStart)
                        .chars()
                        .filter(unit -> unit == '\n')
                        .count()
                + 1;
        int column = text.codePointCount(lineStart, place) + 1;
        String where = line == 1 ? "character " + column : "line " + line + ", character " + column;
        return new UsageException("bad JSON at " + where + ": " + what, excerpt(text, lineStart, place));
    }

    private static String unexpected(String text, int place) {
        if (place == text.length()) {
            return "it ends too early";
        }
        Matcher word = WORD.matcher(text).region(place, text.length());
        if (!word.lookingAt()) {
            int character = text.codePointAt(place);
            return Character.isISOControl(character)
                    ? String.format("unexpected control character U+%04X", character)
                    : "unexpected '" + Character.toString(character) + "'"
                            + (character == '\'' ? "; JSON has double quotes" : "");
        }
        if (PYTHON_CONSTANTS.contains(word.group())) {
            return "unexpected '" + word.group() + "'; JSON has true, false and null";
        }
        if (NO_NUMBERS.contains(word.group())) {
            return "unexpected '" + word.group() + "'; JSON has no such number";
        }
        return "unexpected '" + word.group() + "'"
                + (Character.isLetter(text.codePointAt(place)) ? "; a string needs double quotes" : "");
    }

    private static boolean isInsideWord(String text, int place) {
        return WORD.matcher(text.substring(place - 1, place + 1)).matches();
    }

    /** The line around the place, and a mark below it. */
    private static String excerpt(String text, int lineStart, int place) {
        if (text.isBlank()) {
            return "";
        }
        int nextLine = text.indexOf('\n', place);
        int lineEnd = nextLine < 0 ? text.length() : nextLine;
        int from = boundary(text, Math.max(lineStart, place - CONTEXT));
        int to = boundary(text, Math.min(lineEnd, place + CONTEXT));
        String before = (from > lineStart ? "…" : "") + shown(text.substring(from, place));
        return "  " + before + shown(text.substring(place, to)) + (to < lineEnd ? "…" : "") + "\n  "
                + " ".repeat(before.codePointCount(0, before.length())) + "^\n";
    }

    /** Not the middle of a surrogate pair. */
    private static int boundary(String text, int place) {
        return place > 0 && place < text.length() && Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }

    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
