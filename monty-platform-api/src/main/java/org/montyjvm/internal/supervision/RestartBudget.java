package org.montyjvm.internal.supervision;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * So many restarts within so long: a window that slides, not one that starts anew, so that never more than the budget
 * fall into any stretch of its length. Not safe for use by several threads at once.
 */
final class RestartBudget {
    private final int most;
    private final long windowNanos;
    private final Deque<Long> taken = new ArrayDeque<>();

    RestartBudget(int most, long windowNanos) {
        this.most = most;
        this.windowNanos = windowNanos;
    }

    /** Takes one restart and returns true, or returns false where none is left at this moment. */
    boolean take(long now) {
        if (nanosUntilNext(now) > 0) {
            return false;
        }
        taken.addLast(now);
        return true;
    }

    /** Returns how long it is until one can be taken; 0 if one can be now, {@link Long#MAX_VALUE} if none ever can. */
    long nanosUntilNext(long now) {
        if (most == 0) {
            return Long.MAX_VALUE;
        }
        while (!taken.isEmpty() && now - taken.getFirst() >= windowNanos) {
            taken.removeFirst();
        }
        return taken.size() < most ? 0 : taken.getFirst() + windowNanos - now;
    }
}
