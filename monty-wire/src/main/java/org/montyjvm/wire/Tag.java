package org.montyjvm.wire;

import org.montyjvm.spi.MontyErrors;

/** What a call of the engine came to: its return value. */
enum Tag {
    COMPLETE(0),
    CALL(1),
    OS_CALL(2),
    LOOKUP(3),
    FUTURES(4),
    SCRIPT_ERROR(-1),
    RESOURCE(-2),
    CANCELLED(-3),
    PANIC(-4),
    BAD_REQUEST(-5),
    UNKNOWN_HANDLE(-6),
    BUSY(-7),
    POISONED(-8),
    WRONG_STATE(-9);

    private static final Tag[] TAGS = values();

    private final int code;

    Tag(int code) {
        this.code = code;
    }

    /**
     * Returns the tag of a response.
     *
     * @throws org.montyjvm.MontyCrashError if no engine of this version gives such a tag
     */
    static Tag of(EngineResponse response) {
        for (Tag tag : TAGS) {
            if (tag.code == response.tag()) {
                return tag;
            }
        }
        throw MontyErrors.crash("the engine gave an unknown tag, " + response.tag(), null);
    }

    int code() {
        return code;
    }

    /** Whether the run waits for an answer. */
    boolean isPause() {
        return code > 0;
    }

    /** Whether the interpreter can only be freed. */
    boolean isPoisoned() {
        return this == PANIC || this == POISONED;
    }

    /** Whether the request was refused, and a pause that waited for an answer still does. */
    boolean isRefusal() {
        return this == BAD_REQUEST || this == WRONG_STATE;
    }
}
