package org.montyjvm.cli.repl;

import java.util.regex.Pattern;
import org.montyjvm.MontyContinuation;

/**
 * Tells whether a source is whole, as Python's own prompt does: the interpreter says whether more has to follow, and a block
 * ends with an empty line.
 */
final class SourceEnd {
    private static final Pattern BLOCK =
            Pattern.compile("(?:@|(?:async|class|def|for|if|match|try|while|with)\\b)(?s:.*)");

    /** Begins a part of a block that began before. */
    private static final Pattern CLAUSE = Pattern.compile("(?:elif|else|except|finally)\\b.*");

    /** What the interpreter says. */
    interface Check {
        /** Returns whether more has to follow; what is wrong with a source is no concern of this. */
        MontyContinuation of(String source);
    }

    private final Check check;

    SourceEnd(Check check) {
        this.check = check;
    }

    /** Returns whether a person who pressed Enter behind this source wants it to be run. */
    boolean isWhole(String source) {
        if (source.isBlank() || source.stripLeading().startsWith("%")) {
            return true;
        }
        boolean emptyLine = lastLine(source).isBlank();
        return switch (check.of(source)) {
            case INCOMPLETE -> false;
            case INCOMPLETE_BLOCK -> emptyLine;
            case COMPLETE -> emptyLine || !(endsWithBackslash(source) || isBlock(source));
        };
    }

    /** Returns whether more has to follow, whatever comes next. */
    boolean mustGoOn(String source) {
        return !source.isBlank()
                && !source.stripLeading().startsWith("%")
                && (endsWithBackslash(source) || check.of(source) != MontyContinuation.COMPLETE);
    }

    /** Returns whether the line goes on with the block that the source ends with. */
    static boolean goesOn(String source, String line) {
        return isBlock(source)
                && (Character.isWhitespace(line.charAt(0))
                        || CLAUSE.matcher(line).matches());
    }

    /** Whether the last statement is one that more lines may belong to. */
    static boolean isBlock(String source) {
        String last = lastLine(source.stripTrailing());
        if (last.isEmpty()) {
            return false;
        }
        boolean indented = Character.isWhitespace(last.charAt(0));
        boolean inside = indented || CLAUSE.matcher(last).matches();
        return BLOCK.matcher(inside ? lastStatement(source) : last).matches();
    }

    /** Returns the source from its last line on that is not indented; inside of brackets that is no statement. */
    private static String lastStatement(String source) {
        String[] lines = source.stripTrailing().split("\n", -1);
        int from = lines.length - 1;
        while (from > 0
                && (lines[from].isBlank()
                        || Character.isWhitespace(lines[from].charAt(0))
                        || CLAUSE.matcher(lines[from]).matches()
                        || lines[from].startsWith(")"))) {
            from--;
        }
        return lines[from];
    }

    private static boolean endsWithBackslash(String source) {
        return source.endsWith("\\");
    }

    private static String lastLine(String source) {
        return source.substring(source.lastIndexOf('\n') + 1);
    }
}
