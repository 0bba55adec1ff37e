package org.montyjvm.wire;

import java.util.Arrays;
import java.util.Optional;

/** What a call of the engine came to: its return value. */
enum Tag {
    COMPLETE(0),
    SCRIPT_ERROR(-1),
    RESOURCE(-2),
    CANCELLED(-3),
    PANIC(-4),
    BAD_REQUEST(-5),
    UNKNOWN_HANDLE(-6),
    BUSY(-7),
    POISONED(-8);

    private static final Tag[] TAGS = values();

    private final int code;

    Tag(int code) {
        this.code = code;
    }

    /** Returns the tag of a return value; empty for one that no engine of this version gives. */
    static Optional<Tag> of(int code) {
        return Arrays.stream(TAGS).filter(tag -> tag.code == code).findFirst();
    }

    int code() {
        return code;
    }
}
