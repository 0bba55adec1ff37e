package org.montyjvm;

import java.util.Objects;

/**
 * The expression in a script that a run waits at. Lines and columns count from 1, as in {@link MontyFrame}; bytes count
 * from 0, in the UTF-8 form of the source.
 *
 * @param file the name of the script, or of the session's feed
 * @param startByte where the expression starts, in bytes
 * @param endByte where it ends, exclusive, in bytes
 * @param line the line where it starts, or 0 where the place is not known
 * @param column the column where it starts, in characters, or 0
 * @param endLine the line where it ends, or 0
 * @param endColumn the column after its last character, or 0
 */
public record MontyPosition(String file, int startByte, int endByte, int line, int column, int endLine, int endColumn) {

    /**
     * Holds a position.
     *
     * @param file {@link #file()}
     * @param startByte {@link #startByte()}
     * @param endByte {@link #endByte()}
     * @param line {@link #line()}
     * @param column {@link #column()}
     * @param endLine {@link #endLine()}
     * @param endColumn {@link #endColumn()}
     * @throws NullPointerException if {@code file} is null
     */
    public MontyPosition {
        Objects.requireNonNull(file, "file");
    }
}
