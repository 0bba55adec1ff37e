package org.montyjvm.wire;

import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;

/** Text on its way to Python, which has no form for half a surrogate pair. */
final class Utf8Text {
    private Utf8Text() {}

    /**
     * Returns the text itself.
     *
     * @throws org.montyjvm.MontyScriptError the {@code UnicodeEncodeError} that Python raises for such a text, if it has
     *     a surrogate without its other half
     */
    static String require(String text) {
        length(text);
        return text;
    }

    /**
     * Returns how many bytes the text takes in UTF-8.
     *
     * @throws org.montyjvm.MontyScriptError if the text has a surrogate without its other half
     */
    static long length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                bytes++;
            } else if (unit < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(unit)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                String message = String.format(
                        "'utf-8' codec can't encode character '\\u%04x' in position %d: surrogates not allowed",
                        (int) unit, text.codePointCount(0, i));
                throw MontyErrors.script("UnicodeEncodeError", message, MontyFailure.NONE);
            }
        }
        return bytes;
    }
}
