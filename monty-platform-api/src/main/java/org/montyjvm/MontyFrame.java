package org.montyjvm;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in a script where an error passed through: one entry of a Python traceback. Lines and columns count from 1.
 *
 * @param file the name of the script, see {@link MontyScript#name()}
 * @param line the line where the expression starts
 * @param column the column where it starts, in characters
 * @param endLine the line where it ends
 * @param endColumn the column after its last character
 * @param function the function that was running, {@code <module>} at the top level, or null where a syntax error is told
 * @param sourceLine the text of the line, without indentation taken away, or null where it is not known
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // the doclet knows the tag, Error Prone does not
public record MontyFrame(
        String file,
        int line,
        int column,
        int endLine,
        int endColumn,
        @Nullable String function,
        @Nullable String sourceLine)
        implements Serializable {

    /**
     * Holds a frame.
     *
     * @param file {@link #file()}
     * @param line {@link #line()}
     * @param column {@link #column()}
     * @param endLine {@link #endLine()}
     * @param endColumn {@link #endColumn()}
     * @param function {@link #function()}
     * @param sourceLine {@link #sourceLine()}
     * @throws NullPointerException if {@code file} is null
     */
    public MontyFrame {
        Objects.requireNonNull(file, "file");
    }
}
