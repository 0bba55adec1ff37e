package org.montyjvm;

/** Whether a piece of source can be run as it is, for hosts that read it line by line. */
public enum MontyContinuation {
    /** It can be run; it may still be wrong. */
    COMPLETE,

    /** More has to follow: a bracket or a string is open, or a decorator lacks its function. */
    INCOMPLETE,

    /** An indented block is open. More lines may follow; an empty line ends it. */
    INCOMPLETE_BLOCK
}
