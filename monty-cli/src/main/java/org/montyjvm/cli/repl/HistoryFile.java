package org.montyjvm.cli.repl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;
import org.montyjvm.cli.PrivateFile;

/**
 * What the user typed, in this process and those before. In a file that the user alone can read, as secrets are typed too:
 * at most {@value #ENTRIES} sources, and none that is longer than {@value #MOST_CHARACTERS} characters. A source that begins
 * with a space is not kept.
 */
final class HistoryFile extends DefaultHistory {
    private static final int ENTRIES = 1_000;
    private static final int MOST_CHARACTERS = 10_000;
    private static final long MOST_BYTES = 16L << 20;

    private final Path file;

    HistoryFile(Path file) {
        this.file = file;
    }

    /** Gives the history to an editor. Where the file cannot be used, the history lasts as long as the process. */
    void attachTo(LineReader reader) {
        reader.setVariable(LineReader.HISTORY_SIZE, ENTRIES);
        reader.setVariable(LineReader.HISTORY_FILE_SIZE, ENTRIES);
        reader.option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
        reader.option(LineReader.Option.HISTORY_IGNORE_DUPS, true);
        if (isUsable()) {
            reader.setVariable(LineReader.HISTORY_FILE, file);
        }
        attach(reader);
    }

    @Override
    public void add(Instant time, String source) {
        if (source.length() <= MOST_CHARACTERS) {
            super.add(time, source);
        }
    }

    private boolean isUsable() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (!Files.exists(file)) {
                create();
            } else if (!isReadable()) {
                // Not ours, or damaged: it is kept aside, and a new one begun.
                Files.move(file, file.resolveSibling(file.getFileName() + ".damaged-" + System.currentTimeMillis()));
                create();
            }
            return Files.isWritable(file);
        } catch (IOException e) {
            return false;
        }
    }

    private void create() throws IOException {
        try {
            Files.createFile(file, PrivateFile.attributes(file));
        } catch (FileAlreadyExistsException e) {
            // Another process has made it in the meantime.
        }
    }

    /** Whether the editor would take the file: lines of UTF-8 that begin with a time. */
    private boolean isReadable() throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            return false;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.lines().allMatch(line -> line.matches("\\d{1,15}:.*"));
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
