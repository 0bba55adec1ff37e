package org.montyjvm.internal.rules;

/** The types of Python's file objects, by the mode they were opened with. */
public final class FileModes {
    private FileModes() {}

    /** Returns the type's name without its module, {@code _io}. */
    public static String typeName(String mode) {
        if (mode.indexOf('b') < 0) {
            return "TextIOWrapper";
        }
        if (mode.indexOf('+') >= 0) {
            return "BufferedRandom";
        }
        return mode.indexOf('r') >= 0 ? "BufferedReader" : "BufferedWriter";
    }
}
