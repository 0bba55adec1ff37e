package org.montyjvm.nativebuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of the JSON that cargo writes, kept here because the program may not depend on a library.
 *
 * <p>Objects become maps, arrays lists, strings strings, true and false booleans and numbers strings. A {@code null} is
 * left out of the object or array that holds it: for cargo it means that there is nothing to say. Not safe for use by
 * several threads.
 */
final class Json {

    private static final Object NOTHING = new Object();

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /**
     * Returns the object that {@code text} holds.
     *
     * @throws NativeBuildException if {@code text} is not one JSON object
     */
    static Map<String, Object> object(String text) {
        Json json = new Json(text);
        json.expect('{');
        Map<String, Object> object = json.members();
        if (json.peek() != 0) {
            throw json.unexpected();
        }
        return object;
    }

    private Object value() {
        char first = peek();
        return switch (first) {
            case '{' -> {
                at++;
                yield members();
            }
            case '[' -> {
                at++;
                yield elements();
            }
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        if (accept('}')) {
            return members;
        }
        do {
            peek();
            String name = string();
            expect(':');
            Object value = value();
            if (value != NOTHING) {
                members.put(name, value);
            }
        } while (accept(','));
        expect('}');
        return members;
    }

    private List<Object> elements() {
        List<Object> elements = new ArrayList<>();
        if (accept(']')) {
            return elements;
        }
        do {
            Object value = value();
            if (value != NOTHING) {
                elements.add(value);
            }
        } while (accept(','));
        expect(']');
        return elements;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return string.toString();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        throw unexpected();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw unexpected();
        };
    }

    private char codeUnit() {
        int start = at;
        at = Math.min(at + 4, text.length());
        try {
            return (char) Integer.parseInt(text, start, at, 16);
        } catch (NumberFormatException e) {
            throw unexpected();
        }
    }

    private Object word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "" -> throw unexpected();
            case "null" -> NOTHING;
            case "true" -> true;
            case "false" -> false;
            default -> word;
        };
    }

    private boolean accept(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw unexpected();
        }
    }

    /** The next character that is not white space, or 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private NativeBuildException unexpected() {
        String rest = text.substring(Math.min(at, text.length()), Math.min(at + 40, text.length()));
        return new NativeBuildException("Not the JSON that was expected, at character " + at + ": " + rest);
    }
}
