package org.montyjvm.spi;

import org.montyjvm.MontyOutput;

/** Positions in what a script printed, which are counted in bytes of UTF-8, as the limit of the output is. */
final class Utf8Position {
    private Utf8Position() {}

    /** Returns how many bytes a piece of output takes. */
    static long length(MontyOutput output) {
        String text = output.text();
        long bytes = 0;
        for (int i = 0; i < text.length(); i += step(text, i)) {
            bytes += width(text, i);
        }
        return bytes;
    }

    /**
     * Returns a piece of output without its first bytes, of which it has more.
     *
     * @throws IllegalArgumentException if the cut is inside a character
     */
    static MontyOutput after(MontyOutput output, long bytes) {
        String text = output.text();
        long known = 0;
        int i = 0;
        while (known < bytes) {
            known += width(text, i);
            i += step(text, i);
        }
        if (known > bytes) {
            throw new IllegalArgumentException("the position in the output is inside a character");
        }
        return new MontyOutput(output.stream(), text.substring(i));
    }

    private static int step(String text, int i) {
        return Character.charCount(text.codePointAt(i));
    }

    private static int width(String text, int i) {
        int character = text.codePointAt(i);
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : character < 0x1_0000 ? 3 : 4;
    }
}
