package org.montyjvm.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotKey;

/**
 * An engine that can make platforms; found with {@link java.util.ServiceLoader}. Implementations are stateless or safe
 * for use by several threads, and cheap to construct: what is expensive is done by {@link #unavailableReason()} or
 * {@link #create}, once.
 */
public interface MontyBackend {
    /**
     * Returns the name that applications choose the backend by.
     *
     * @return a short name in lower case, such as {@code "ffi"}
     */
    String name();

    /**
     * Returns how much the backend wants to be the default. Of those that can be used, the highest wins.
     *
     * @return 100 for native code, 50 for WebAssembly
     */
    int priority();

    /**
     * Returns why the backend cannot be used on this machine. The answer does not change during the life of the
     * process.
     *
     * @return a sentence that says what is missing and what to do, or empty if the backend can be used
     */
    Optional<String> unavailableReason();

    /**
     * Returns the engine, which was loaded by then or is now; always the same one.
     *
     * @return the engine
     * @throws MontyCrashError if the backend cannot be used
     */
    MontyEngine engine();

    /**
     * Returns a new platform, idle and owned by the caller.
     *
     * @param options what the application asked for
     * @return a new platform
     * @throws MontyCrashError if the engine cannot be started
     */
    default MontyPlatform create(MontyOptions options) {
        return BaseMontyPlatform.over(name(), options, engine());
    }

    /**
     * Returns a new session, idle and owned by the caller.
     *
     * @param options what the application asked for
     * @param name the session's name, or null for one of the library's choice
     * @return a new session
     * @throws MontyCrashError if the engine cannot be started
     */
    default MontySession openSession(MontyOptions options, @Nullable String name) {
        return BaseMontySession.open(name(), options, engine(), name);
    }

    /**
     * Returns a frozen session, owned by the caller.
     *
     * @param options what the application asked for; the limits are the tighter of these and the snapshot's
     * @param snapshot a frozen session
     * @param key what it was frozen with
     * @return a new session, idle or suspended
     * @throws MontySnapshotException if the snapshot is refused
     * @throws MontyCrashError if the engine cannot be started
     */
    default MontySession restoreSession(MontyOptions options, MontySnapshot snapshot, MontySnapshotKey key) {
        return BaseMontySession.restore(name(), options, engine(), snapshot, key);
    }
}
