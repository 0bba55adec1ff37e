package org.montyjvm.wasm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What one instance gets from outside: whether to stop, and where its output and its last words go. */
final class Host {
    /** A panic's message with its place is far shorter; a module that writes more is not listened to. */
    private static final int MOST_WORDS = 1 << 16;

    private final ByteArrayOutputStream lastWords = new ByteArrayOutputStream(0);
    private volatile PrintedText printed = new PrintedText();
    private volatile boolean cancelled;

    /** Returns whether the turn that runs is to end at its next checkpoint. */
    boolean cancelled() {
        return cancelled;
    }

    /** Says whether the turn that runs is to end at its next checkpoint. Any thread may. */
    void setCancelled(boolean cancelled) {
        this.cancelled = cancelled;
    }

    /** Returns what the turn that runs has printed. */
    PrintedText printed() {
        return printed;
    }

    /** Forgets what was printed; who still reads it reads that of a turn that has ended. */
    void forgetPrinted() {
        printed = new PrintedText();
    }

    /** Keeps what the module writes to its standard error. */
    void hear(byte[] words) {
        if (lastWords.size() + words.length <= MOST_WORDS) {
            lastWords.writeBytes(words);
        }
    }

    /** Returns what the module wrote to its standard error, which is nothing unless it failed. */
    String lastWords() {
        return lastWords.toString(StandardCharsets.UTF_8);
    }
}
