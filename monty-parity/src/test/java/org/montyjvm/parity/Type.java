package org.montyjvm.parity;

/** The types that generated expressions have, so that most of them mean something. */
enum Type {
    INT,
    FLOAT,
    STR,
    BOOL,
    BYTES,
    /** A list of ints. */
    INTS,
    /** A list of strings. */
    TEXTS,
    /** A dict from strings to ints. */
    DICT,
    /** A set of ints. */
    SET,
    /** A tuple of an int and a string. */
    PAIR
}
