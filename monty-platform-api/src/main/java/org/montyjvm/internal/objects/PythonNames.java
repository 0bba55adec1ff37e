package org.montyjvm.internal.objects;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names as Python writes them. */
public final class PythonNames {
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}_]*");
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private PythonNames() {}

    /** Returns a Java name in snake case, with an underscore behind it where it would be a keyword. */
    static String of(String javaName) {
        String name = WORD_START.matcher(javaName).replaceAll("_").toLowerCase(Locale.ROOT);
        return KEYWORDS.contains(name) ? name + "_" : name;
    }

    /** Returns whether a script can write the name. */
    public static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches() && !KEYWORDS.contains(name);
    }

    /** Returns whether the interpreter asks the host for an attribute of that name; those with underscores it keeps. */
    static boolean isReachable(String name) {
        return isIdentifier(name) && !name.startsWith("_");
    }
}
