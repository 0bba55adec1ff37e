package org.montyjvm.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Does what users do, so that a JVM that watches can keep the classes that it takes for its next start. */
final class Training {
    private static final String CODE = "import json\nprint(json.dumps({'n': n}))\nsum(range(10))";

    private Training() {}

    /**
     * Runs some command lines, and tells nobody what came of them.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        run("eval", "--input", "n=1", CODE);
        run("run", "--json", "--input", "n=1", "--timeout", "5s", "-");
        run("eval", "1 / 0");
        run("eval", "--help");
        run("--version");
        run("plugins");
        run("eval", "--backend", "wasm", "2 + 2");
        System.exit(0);
    }

    private static void run(String... args) {
        Streams streams = new Streams(
                new ByteArrayInputStream(CODE.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()));
        MontyCli.run(streams, args);
    }
}
