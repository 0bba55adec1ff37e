package org.montyjvm.internal.os;

/** How whoever serves a call learns that its run was cancelled meanwhile. Safe for use by several threads. */
public interface CancelSignal {
    /** Returns whether the run was cancelled. */
    boolean isCancelled();

    /** Calls back when the run is cancelled; at once if it was. */
    Registration onCancel(Runnable action);
}
