package org.montyjvm.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines of a bounded length. What is beyond the bound is read and thrown away, not kept. */
final class Lines {
    private static final int BUFFER = 65_536;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** One line. */
    static final class Line {
        private final byte[] bytes;
        private final boolean tooLong;

        private Line(byte[] bytes, boolean tooLong) {
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        /** Returns its content without the line feed; empty if it is too long. */
        byte[] bytes() {
            return bytes;
        }

        boolean isTooLong() {
            return tooLong;
        }
    }

    /** Returns the next line, or null at the end of the stream. */
    @Nullable Line read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        boolean any = false;
        while (true) {
            if (next == end) {
                next = 0;
                end = Math.max(0, in.read(buffer));
                if (end == 0) {
                    return any ? line(line, length) : null;
                }
            }
            any = true;
            int start = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            length += next - start;
            if (length <= longest) {
                line.write(buffer, start, next - start);
            } else {
                line.reset();
            }
            if (next < end) {
                next++;
                return line(line, length);
            }
        }
    }

    private Line line(ByteArrayOutputStream line, long length) {
        return new Line(line.toByteArray(), length > longest);
    }
}
