package org.montyjvm.plugins;

import org.montyjvm.bridge.HostException;

/** Bounds of what scripts may ask for. */
final class Caps {
    private Caps() {}

    /** Returns an option of the application. */
    static int atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
        }
        return value;
    }

    /** Returns a text of the script, unless it is longer than it may be. */
    static String text(String what, String text, int most) {
        if (text.length() > most) {
            throw new HostException(
                    "ValueError", what + " has " + text.length() + " characters, more than the " + most + " allowed");
        }
        return text;
    }
}
