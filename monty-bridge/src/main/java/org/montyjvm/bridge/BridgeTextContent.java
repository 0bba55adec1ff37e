package org.montyjvm.bridge;

import java.util.Objects;
import org.montyjvm.MontyOutput;

/**
 * The script printed something. Text that is larger than an event may be comes in several.
 *
 * @param head run, number and time
 * @param stream where to
 * @param text what it printed
 */
public record BridgeTextContent(BridgeEventHead head, MontyOutput.Stream stream, String text) implements BridgeEvent {

    /**
     * Holds an event.
     *
     * @param head {@link #head()}
     * @param stream {@link #stream()}
     * @param text {@link #text()}
     * @throws NullPointerException if an argument is null that may not be
     */
    public BridgeTextContent {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String type() {
        return "text_content";
    }
}
