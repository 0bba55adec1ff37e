package org.montyjvm.cli.repl;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.montyjvm.cli.CtrlC;

/**
 * Lines of a stream, without an editor: a file, a pipe, or a terminal that can do nothing but show text. Prompts are shown
 * if a person sits there.
 *
 * <p>As there may be nobody to press Enter twice, a block also ends where a line begins that cannot belong to it; an empty
 * line inside of one does no harm.
 */
final class PlainPrompt implements Prompt {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final SourceEnd end;
    private final boolean interactive;
    private @Nullable String ahead;
    private int lines;
    private @Nullable CtrlC ctrlC;

    /** Whether somebody is to type; told to the thread that Ctrl-C comes by. */
    private boolean waiting;

    private boolean givenUp;

    PlainPrompt(InputStream in, PrintWriter out, PrintWriter err, SourceEnd end, boolean interactive) {
        this.in = new BufferedInputStream(in);
        this.out = out;
        this.err = err;
        this.end = end;
        this.interactive = interactive;
    }

    @Override
    public @Nullable String read() throws Malformed {
        String first = next(">>> ");
        if (first == null) {
            return null;
        }
        boolean unused = hasGivenUp(); // there was nothing before it
        StringBuilder source = new StringBuilder(first);
        while (true) {
            String text = source.toString();
            boolean more = interactive ? !end.isWhole(text) : end.mustGoOn(text) || SourceEnd.isBlock(text);
            if (!more) {
                return text;
            }
            String line = next("... ");
            if (hasGivenUp()) {
                source.setLength(0);
                if (line == null) {
                    return null;
                }
                source.append(line);
                continue;
            }
            if (line == null) {
                return text;
            }
            if (!interactive && !line.isBlank() && !end.mustGoOn(text) && !SourceEnd.goesOn(text, line)) {
                ahead = line;
                return text;
            }
            source.append('\n').append(line);
        }
    }

    private @Nullable String next(String prompt) throws Malformed {
        String line = ahead;
        ahead = null;
        if (line != null) {
            return line;
        }
        if (interactive) {
            await(prompt);
        }
        try {
            return readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            goOn();
        }
    }

    private synchronized void await(String prompt) {
        waiting = true;
        print(prompt, false);
    }

    private synchronized void goOn() {
        waiting = false;
    }

    private synchronized boolean hasGivenUp() {
        boolean was = givenUp;
        givenUp = false;
        return was;
    }

    /** The terminal has forgotten the line by itself, and goes on to wait for one: the first of another source. */
    private synchronized void interrupt(Runnable cancel) {
        if (waiting) {
            givenUp = true;
            print("\nKeyboardInterrupt\n>>> ", false);
        } else {
            cancel.run();
        }
    }

    private @Nullable String readLine() throws IOException, Malformed {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            bytes.write(next);
        }
        lines++;
        try {
            String line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            return lines == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        } catch (CharacterCodingException e) {
            throw new Malformed("line " + lines + " of the input is not UTF-8");
        }
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public void print(String text, boolean error) {
        PrintWriter writer = error ? err : out;
        writer.print(text);
        writer.flush();
    }

    @Override
    public void onInterrupt(Runnable action) {
        if (interactive) {
            close();
            ctrlC = new CtrlC(() -> interrupt(action));
        }
        // Else Ctrl-C ends the process, as it does for every command that reads a pipe.
    }

    @Override
    public void close() {
        CtrlC watch = ctrlC;
        ctrlC = null;
        if (watch != null) {
            watch.close();
        }
        out.flush();
        err.flush();
    }
}
