package org.montyjvm.wasm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one turn has printed, as the module told it: its thread adds to it, any other reads it. */
final class PrintedText {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;
    private static final int INITIAL_BYTES = 256;
    private static final byte[] NOTHING = {};

    private final List<Change> changes = new ArrayList<>(0);
    private byte[] bytes = NOTHING;
    private int length;

    /** The script changes to another stream. */
    private record Change(int at, int stream) {}

    /**
     * Text on one stream.
     *
     * @param stream 1 or 2, as the streams' file descriptors
     * @param text whole characters
     */
    record Piece(int stream, String text) {}

    /** Adds text, which is whole characters. */
    synchronized void add(int stream, byte[] text) {
        if (changes.isEmpty() || changes.get(changes.size() - 1).stream() != stream) {
            changes.add(new Change(length, stream));
        }
        int needed = Math.addExact(length, text.length);
        if (needed > bytes.length) {
            long roomy = Math.max(INITIAL_BYTES, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(MOST_BYTES, roomy)));
        }
        System.arraycopy(text, 0, bytes, length, text.length);
        length = needed;
    }

    /**
     * Returns what comes after so many bytes.
     *
     * @throws IllegalArgumentException if that is inside a character
     */
    synchronized List<Piece> since(long from) {
        if (from >= 0 && from < length && (bytes[(int) from] & 0xC0) == 0x80) {
            throw new IllegalArgumentException("byte " + from + " of the output is inside a character");
        }
        List<Piece> news = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            int end = i + 1 < changes.size() ? changes.get(i + 1).at() : length;
            long begin = Math.max(from, changes.get(i).at());
            if (begin < end) {
                news.add(
                        new Piece(changes.get(i).stream(), new String(bytes, (int) begin, (int) (end - begin), UTF_8)));
            }
        }
        return news;
    }
}
