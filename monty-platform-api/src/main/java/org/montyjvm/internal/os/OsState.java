package org.montyjvm.internal.os;

/**
 * What a snapshot keeps of a service.
 *
 * @param virtualNanos how far sleeps advanced the clock that the script sees
 * @param sleptNanos how much of the time for real sleeps was asked for
 */
public record OsState(long virtualNanos, long sleptNanos) {
    /** The state of a service that answered nothing yet. */
    public static final OsState NEW = new OsState(0, 0);
}
