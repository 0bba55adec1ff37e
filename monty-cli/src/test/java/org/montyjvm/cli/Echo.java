package org.montyjvm.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the launcher starts in its test: prints its arguments, and ends with 7. */
final class Echo {
    private Echo() {}

    public static void main(String[] args) throws IOException {
        if (List.of(args).equals(List.of("-"))) {
            System.out.print(System.in.readAllBytes().length + " bytes");
        }
        byte[] line = String.join("|", args).getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
        System.exit(7);
    }
}
