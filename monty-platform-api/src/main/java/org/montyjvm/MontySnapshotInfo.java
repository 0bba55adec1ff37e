package org.montyjvm;

import java.util.List;
import java.util.Objects;

/**
 * What the head of a {@link MontySnapshot} says. It is as trustworthy as where the bytes come from, until they were
 * restored with a key.
 *
 * @param formatVersion the version of the layout of the bytes
 * @param backend the backend that wrote them, such as {@code "ffi"}
 * @param interpreterVersion the version of the Monty interpreter that wrote them
 * @param abiVersion the version of the binary interface between Java and that engine
 * @param kind whether they hold one run or a session
 * @param suspended whether a run waits for an answer in them; false only for an idle session
 * @param limits the bounds of the run or session; a restored one has these or the tighter ones of its new home
 * @param grants what of the operating system it was given, for logs; what counts is the policy of the new home
 * @param signed whether they are signed with a key of the application
 * @param payloadBytes how large the engine's part is
 */
public record MontySnapshotInfo(
        int formatVersion,
        String backend,
        String interpreterVersion,
        int abiVersion,
        Kind kind,
        boolean suspended,
        MontyLimits limits,
        List<String> grants,
        boolean signed,
        int payloadBytes) {

    /**
     * Holds a description; copies the list.
     *
     * @param formatVersion {@link #formatVersion()}
     * @param backend {@link #backend()}
     * @param interpreterVersion {@link #interpreterVersion()}
     * @param abiVersion {@link #abiVersion()}
     * @param kind {@link #kind()}
     * @param suspended {@link #suspended()}
     * @param limits {@link #limits()}
     * @param grants {@link #grants()}
     * @param signed {@link #signed()}
     * @param payloadBytes {@link #payloadBytes()}
     * @throws NullPointerException if an argument that is not primitive is null
     */
    public MontySnapshotInfo {
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(interpreterVersion, "interpreterVersion");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(limits, "limits");
        grants = List.copyOf(grants);
    }

    /** What a snapshot holds. */
    public enum Kind {
        /** One run of a platform; {@link MontyPlatform#restore} takes it. */
        RUN,
        /** A session; {@link MontyPlatform#restoreSession} takes it. */
        SESSION
    }
}
