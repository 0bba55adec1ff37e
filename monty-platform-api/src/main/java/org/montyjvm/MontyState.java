package org.montyjvm;

/** Where a {@link MontyPlatform} or {@link MontySession} stands in its life: free, busy or closed. */
public enum MontyState {
    /** Nothing is running; it takes the next run. */
    IDLE,

    /** A run is in progress, or waits for an answer; a second one is refused. */
    ACTIVE,

    /** It was closed and takes nothing any more. */
    DISPOSED
}
