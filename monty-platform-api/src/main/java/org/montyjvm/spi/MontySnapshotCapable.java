package org.montyjvm.spi;

import org.montyjvm.MontyError;

/** Bindings whose interpreter can be written down as bytes, see {@link MontyEngine#restoreScript}. */
public interface MontySnapshotCapable {
    /**
     * Returns the interpreter as bytes: a suspended run, or a session, suspended or idle. Nothing changes. Never called
     * during a turn.
     *
     * @return the engine's part of a snapshot
     * @throws MontyError if the engine cannot write them
     */
    byte[] freeze();
}
