package org.montyjvm.spi;

import java.util.Optional;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyPlatform;

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
     * Returns a new platform, idle and owned by the caller.
     *
     * @param options what the application asked for
     * @return a new platform
     * @throws MontyCrashError if the engine cannot be started
     */
    MontyPlatform create(MontyOptions options);
}
