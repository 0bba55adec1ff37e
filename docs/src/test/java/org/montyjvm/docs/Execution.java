package org.montyjvm.docs;

import java.util.Set;

/** Runs a block, in the way of its language. */
final class Execution {
    /** What is only shown, as a test cannot run it: commands that build, and what other programs write. */
    private static final Set<String> SHOWN = Set.of("sh", "text");

    private Execution() {}

    /** Tells whether there is something to run in the block. */
    static boolean isNeeded(Block block) {
        return !SHOWN.contains(block.language()) && !block.isAnswer();
    }

    /**
     * Runs the block and checks that it shows what the page says.
     *
     * @throws AssertionError if it does not, or if its language is none of those in {@code docs/README.md}
     */
    static void of(Block block) throws Exception {
        switch (block.language()) {
            case "java" -> JavaBlock.run(block);
            case "python" -> PythonBlock.run(block);
            case "console" -> ConsoleBlock.run(block);
            case "xml" -> XmlBlock.check(block);
            case "json" -> WireBlock.call(block);
            case "values" -> WireBlock.roundTrip(block);
            case "c" -> WireBlock.requireExported(block);
            default -> throw new AssertionError(block.place() + " has a language that no test runs: " + block.info());
        }
    }
}
