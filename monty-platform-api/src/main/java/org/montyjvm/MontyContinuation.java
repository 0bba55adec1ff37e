package org.montyjvm;

/** Whether a piece of source can be run as it is, for hosts that read it line by line. */
public enum MontyContinuation {
    /** It can be run; it may still be wrong. */
    COMPLETE,

    /** The rest of an expression or statement has to follow: a bracket or a string is open, or a decorator lacks its function. */
    INCOMPLETE,

    /**
     * A block has begun, and its body has to follow. Once it has a line of its body the source is {@link #COMPLETE}, though
     * more lines may belong to it: a prompt reads on until an empty line, as Python's own does.
     */
    INCOMPLETE_BLOCK
}
