package org.montyjvm.cli;

import java.nio.charset.StandardCharsets;

/** What the launcher starts in its test: prints its arguments, and ends with 7. */
final class Echo {
    private Echo() {}

    public static void main(String[] args) {
        byte[] line = String.join("|", args).getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
        System.exit(7);
    }
}
