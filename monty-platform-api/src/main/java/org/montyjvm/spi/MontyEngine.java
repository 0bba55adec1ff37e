package org.montyjvm.spi;

import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyError;

/** Makes interpreters: what a backend gives to platforms and sessions. Safe for use by several threads. */
public interface MontyEngine {
    /**
     * Returns which engine this is.
     *
     * @return the description; its backend is {@link MontyBackend#name()}
     */
    MontyEngineInfo info();

    /**
     * Returns a new interpreter for single runs, owned by the caller.
     *
     * @param options what the application asked for
     * @return new bindings
     * @throws MontyCrashError if the engine gives none
     */
    MontyCoreBindings script(MontyOptions options);

    /**
     * Returns a new interpreter for a session, owned by the caller.
     *
     * @param options what the application asked for
     * @param name the session's name
     * @return new bindings
     * @throws MontyCrashError if the engine gives none
     */
    MontySessionBindings session(MontyOptions options, String name);

    /**
     * Returns a frozen run at its pause, owned by the caller. The bytes were checked to be the application's own and
     * of the same interpreter and binary interface.
     *
     * @param options the limits, tightened already, and the policy of the new home
     * @param payload what {@link MontySnapshotCapable#freeze()} returned
     * @return new bindings, with the turn that they wait at
     * @throws IllegalArgumentException if the bytes are not a frozen run after all
     * @throws UnsupportedOperationException if the engine cannot restore
     * @throws MontyError if the engine refuses them for another reason
     */
    MontyRestored<MontyCoreBindings> restoreScript(MontyOptions options, byte[] payload);

    /**
     * Returns a frozen session, owned by the caller. The bytes were checked to be the application's own and of the same
     * interpreter and binary interface.
     *
     * @param options the limits, tightened already, and the policy of the new home
     * @param payload what {@link MontySnapshotCapable#freeze()} returned
     * @return new bindings, with the turn that they wait at, if any
     * @throws IllegalArgumentException if the bytes are not a frozen session after all
     * @throws UnsupportedOperationException if the engine cannot restore
     * @throws MontyError if the engine refuses them for another reason
     */
    MontyRestored<MontySessionBindings> restoreSession(MontyOptions options, byte[] payload);
}
