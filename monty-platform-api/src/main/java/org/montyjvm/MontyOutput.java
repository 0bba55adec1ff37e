package org.montyjvm;

import java.io.Serializable;
import java.util.Objects;

/**
 * A piece of text that a script printed, with the stream it went to.
 *
 * @param stream the stream
 * @param text the text, with the line ends that the script wrote
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // the doclet knows the tag, Error Prone does not
public record MontyOutput(Stream stream, String text) implements Serializable {

    /**
     * Holds a piece of output.
     *
     * @param stream {@link #stream()}
     * @param text {@link #text()}
     * @throws NullPointerException if an argument that is not nullable is null
     */
    public MontyOutput {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(text, "text");
    }

    /** The streams that a script can print to. */
    public enum Stream {
        /** Python's {@code sys.stdout}, where {@code print} goes. */
        STDOUT,
        /** Python's {@code sys.stderr}. */
        STDERR
    }
}
