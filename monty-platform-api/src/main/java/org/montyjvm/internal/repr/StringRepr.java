package org.montyjvm.internal.repr;

/** Python strings: quoted as Python chooses, with everything escaped that Python does not call printable. */
public final class StringRepr {
    private StringRepr() {}

    /** Returns the {@code repr} of a text; a surrogate without its other half is escaped like the code point it is. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        append(out, text);
        return out.toString();
    }

    static void append(StringBuilder out, String text) {
        char quote = quote(text.indexOf('\'') >= 0, text.indexOf('"') >= 0);
        out.append(quote);
        int next;
        for (int i = 0; i < text.length(); i += Character.charCount(next)) {
            next = text.codePointAt(i);
            if (!appendShort(out, next, quote)) {
                if (PrintableRanges.contains(next)) {
                    out.appendCodePoint(next);
                } else {
                    appendNumeric(out, next);
                }
            }
        }
        out.append(quote);
    }

    /** Returns the single quote, unless the text has that and not the other. */
    static char quote(boolean hasSingle, boolean hasDouble) {
        return hasSingle && !hasDouble ? '"' : '\'';
    }

    /** Appends what has a short escape; tells whether it did. */
    static boolean appendShort(StringBuilder out, int character, char quote) {
        switch (character) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                if (character != quote) {
                    return false;
                }
                out.append('\\').append(quote);
            }
        }
        return true;
    }

    static void appendNumeric(StringBuilder out, int codePoint) {
        if (codePoint <= 0xff) {
            hex(out.append("\\x"), codePoint, 2);
        } else if (codePoint <= 0xffff) {
            hex(out.append("\\u"), codePoint, 4);
        } else {
            hex(out.append("\\U"), codePoint, 8);
        }
    }

    private static void hex(StringBuilder out, int value, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(Character.forDigit(value >>> shift & 0xf, 16));
        }
    }
}
