package org.montyjvm.cli;

/**
 * The colours of one stream: those of Python 3.13's tracebacks, and a few more.
 *
 * @param coloured whether there are any; without, every method returns its text as it is
 */
public record Palette(boolean coloured) {
    /** No colours. */
    public static final Palette PLAIN = new Palette(false);

    /** Returns text that names a place or a message. */
    String magenta(String text) {
        return in("35", text);
    }

    /** Returns text that names an error. */
    String error(String text) {
        return in("1;35", text);
    }

    /** Returns text that is wrong. */
    String red(String text) {
        return in("31", text);
    }

    /** Returns the mark below the text that is wrong. */
    String mark(String text) {
        return in("1;31", text);
    }

    /** Returns text that is well. */
    String green(String text) {
        return in("32", text);
    }

    /** Returns text that needs a look. */
    String yellow(String text) {
        return in("33", text);
    }

    /** Returns text that stands out. */
    String bold(String text) {
        return in("1", text);
    }

    /** Returns text that can be passed over. */
    String faint(String text) {
        return in("2", text);
    }

    private String in(String codes, String text) {
        return coloured && !text.isEmpty() ? "\u001b[" + codes + "m" + text + "\u001b[0m" : text;
    }
}
