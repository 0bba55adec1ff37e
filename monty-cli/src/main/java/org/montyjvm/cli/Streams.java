package org.montyjvm.cli;

import java.io.FileDescriptor;
import java.io.InputStream;
import java.io.PrintWriter;

/**
 * Where the command reads and writes.
 *
 * @param in what {@code -} reads
 * @param out results
 * @param err errors, progress, and what a script prints to {@code sys.stderr}
 * @param look which of them is a terminal, and whether to use colours there
 */
public record Streams(InputStream in, PrintWriter out, PrintWriter err, Look look) {
    /**
     * What a person would see of the streams.
     *
     * @param outIsTerminal whether {@code out} is a terminal that understands more than text
     * @param errIsTerminal whether {@code err} is one
     * @param colour whether terminals are to be coloured
     */
    public record Look(boolean outIsTerminal, boolean errIsTerminal, boolean colour) {
        /** For pipes and files. */
        public static final Look PLAIN = new Look(false, false, false);
    }

    /**
     * Holds streams that are no terminals.
     *
     * @param in {@link #in()}
     * @param out {@link #out()}
     * @param err {@link #err()}
     */
    public Streams(InputStream in, PrintWriter out, PrintWriter err) {
        this(in, out, err, Look.PLAIN);
    }

    /** Returns those of the process; what is lost on the way out is remembered by the stream that is given. */
    static Streams ofProcess(StandardOutput out) {
        return new Streams(
                System.in,
                out.writer(),
                new StandardOutput(FileDescriptor.err).writer(),
                new Look(
                        Terminals.isClever() && Terminals.isTerminal(Terminals.OUT),
                        Terminals.isClever() && Terminals.isTerminal(Terminals.ERR),
                        Terminals.isColourWanted()));
    }

    /** Returns these streams without colours. */
    Streams withoutColour() {
        return new Streams(in, out, err, new Look(look.outIsTerminal(), look.errIsTerminal(), false));
    }

    /**
     * Returns the colours of the standard output.
     *
     * @return none where it is no terminal
     */
    public Palette outPalette() {
        return new Palette(look.outIsTerminal() && look.colour());
    }

    /**
     * Returns the colours of the standard error.
     *
     * @return none where it is no terminal
     */
    public Palette errPalette() {
        return new Palette(look.errIsTerminal() && look.colour());
    }

    /** Returns the report that the user asked for. */
    Report report(boolean json) {
        return json ? new JsonReport(out) : new TextReport(this);
    }
}
