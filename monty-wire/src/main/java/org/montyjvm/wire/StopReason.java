package org.montyjvm.wire;

/** Why a turn was told to end. */
enum StopReason {
    DEADLINE("the turn reached its deadline"),
    CANCELLED("the run was cancelled"),
    INTERRUPTED("the run was cancelled: the thread that waited for it was interrupted");

    private final String text;

    StopReason(String text) {
        this.text = text;
    }

    /** Returns the reason as a sentence, for messages. */
    String text() {
        return text;
    }
}
