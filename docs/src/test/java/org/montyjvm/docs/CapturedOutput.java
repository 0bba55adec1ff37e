package org.montyjvm.docs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is printed to {@link System#out} while it is open. */
final class CapturedOutput implements AutoCloseable {
    private final PrintStream before = System.out;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private CapturedOutput() {}

    static CapturedOutput begin() {
        CapturedOutput captured = new CapturedOutput();
        System.setOut(new PrintStream(captured.bytes, true, StandardCharsets.UTF_8));
        return captured;
    }

    String text() {
        System.out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}
