package org.montyjvm.cli;

import java.io.InputStream;
import java.io.PrintWriter;

/**
 * Where the command reads and writes.
 *
 * @param in what {@code -} reads
 * @param out results
 * @param err errors, and what a script prints to {@code sys.stderr}
 */
record Streams(InputStream in, PrintWriter out, PrintWriter err) {
    /** Returns the report that the user asked for. */
    Report report(boolean json) {
        return json ? new JsonReport(out) : new TextReport(out, err);
    }
}
