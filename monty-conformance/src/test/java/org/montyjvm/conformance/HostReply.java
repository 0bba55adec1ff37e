package org.montyjvm.conformance;

import org.montyjvm.MontyAnswer;

/**
 * What a host function says to a call.
 *
 * @param answer its answer
 * @param later whether Python gets a future first, and the answer when it waits for it
 */
record HostReply(MontyAnswer answer, boolean later) {

    /** Returns an answer to the call. */
    static HostReply now(MontyAnswer answer) {
        return new HostReply(answer, false);
    }

    /** Returns a future and its answer. */
    static HostReply later(MontyAnswer answer) {
        return new HostReply(answer, true);
    }
}
