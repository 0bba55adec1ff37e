package org.montyjvm;

/** Where a {@link MontyPlatform} stands in its life: free, busy or closed. */
public enum MontyState {
    /** Nothing is running; the platform takes the next run. */
    IDLE,

    /** A run is in progress; a second one is refused. */
    ACTIVE,

    /** The platform was closed and takes nothing any more. */
    DISPOSED
}
