package org.montyjvm.nativebuild;

import java.io.PrintStream;

/**
 * Where the program talks to a person.
 *
 * @param out what was asked for
 * @param err progress and remarks, so that the standard output of a command that builds first stays its own
 */
record Console(PrintStream out, PrintStream err) {

    /** Prints one line of what was asked for. */
    void result(String line) {
        out.println(line);
    }

    /** Prints one line about something slow or unusual. */
    void progress(String line) {
        err.println(line);
        err.flush();
    }
}
