package org.montyjvm;

import java.util.Objects;

/**
 * Which engine stands behind a platform; for logs and bug reports.
 *
 * @param backend the backend's name, such as {@code "ffi"}
 * @param interpreterVersion the version of the Monty interpreter, such as {@code "1.4.0"}
 * @param abiVersion the version of the binary interface between Java and the engine
 * @param origin where the engine was loaded from: a file, a resource, or both
 */
public record MontyEngineInfo(String backend, String interpreterVersion, int abiVersion, String origin) {

    /**
     * Holds a description.
     *
     * @param backend {@link #backend()}
     * @param interpreterVersion {@link #interpreterVersion()}
     * @param abiVersion {@link #abiVersion()}
     * @param origin {@link #origin()}
     * @throws NullPointerException if an argument that is not nullable is null
     */
    public MontyEngineInfo {
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(interpreterVersion, "interpreterVersion");
        Objects.requireNonNull(origin, "origin");
    }
}
