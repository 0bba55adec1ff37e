package org.montyjvm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text that others wrote into a file or a pipe. It must be UTF-8; a byte order mark at its start is left out. */
final class Utf8Source {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8Source() {}

    /**
     * Returns the text of a file.
     *
     * @param file its name
     * @param most how many bytes are of use. Of a longer file, one byte more is read, and the text has as many
     *     characters: more than any text of allowed size
     * @throws UsageException if it cannot be read or is not UTF-8
     */
    static String file(String file, long most) {
        try {
            Path path = Path.of(file);
            if (file.isEmpty()) { // which Java takes for the current folder
                throw new NoSuchFileException(file);
            }
            if (Files.isDirectory(path)) {
                throw new UsageException("cannot read '" + file + "': it is a directory");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return decode(in, most, "'" + file + "'");
            }
        } catch (NoSuchFileException e) {
            throw new UsageException("cannot read '" + file + "': there is no such file");
        } catch (AccessDeniedException e) {
            throw new UsageException("cannot read '" + file + "': permission denied");
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("cannot read '" + file + "': " + e.getMessage());
        }
    }

    /**
     * Returns the text of a stream, which stays open.
     *
     * @param in the stream
     * @param most how many bytes are of use, as for a file
     * @param name what to call the stream
     * @throws UsageException if it cannot be read or is not UTF-8
     */
    static String stream(InputStream in, long most, String name) {
        try {
            return decode(in, most, name);
        } catch (IOException e) {
            throw new UsageException("cannot read " + name + ": " + e.getMessage());
        }
    }

    private static String decode(InputStream in, long most, String name) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE));
        if (bytes.length > most) {
            return new String(bytes, StandardCharsets.ISO_8859_1); // cut off, so it need not be UTF-8
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(rest, text, true);
        if (result.isError()) {
            throw new UsageException(notUtf8(name, bytes, rest.position()));
        }
        text.flip();
        if (text.hasRemaining() && text.charAt(0) == BYTE_ORDER_MARK) {
            text.get();
        }
        return text.toString();
    }

    private static String notUtf8(String name, byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return String.format("%s is not UTF-8: byte 0x%02x in line %d", name, bytes[position] & 0xff, line);
    }
}
