package org.montyjvm.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * A command line that was run in this JVM, on the real engine.
 *
 * @param exitCode what a shell would see
 * @param out what went to the standard output
 * @param err what went to the standard error
 */
record Command(int exitCode, String out, String err) {

    static Command run(String... args) {
        return runWithInput(new byte[0], args);
    }

    static Command runWithInput(String input, String... args) {
        return runWithInput(input.getBytes(StandardCharsets.UTF_8), args);
    }

    static Command runWithInput(byte[] input, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Streams streams = new Streams(new ByteArrayInputStream(input), new PrintWriter(out), new PrintWriter(err));
        int exitCode = MontyCli.run(streams, args);
        return new Command(exitCode, out.toString(), err.toString());
    }
}
