package org.montyjvm.ffi;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Ends the work that another process began. */
final class ThawingMain {
    private ThawingMain() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        FrozenWork.end(Path.of(System.getProperty("folder"))).forEach(out::println);
    }
}
