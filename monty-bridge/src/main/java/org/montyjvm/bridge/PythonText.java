package org.montyjvm.bridge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.montyjvm.MontyValue;

/** Names and lists as Python writes them. */
final class PythonText {
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}_]*");
    private static final Set<String> KEYWORDS = Set.of(
            ("False None True and as assert async await break class continue def del elif else except finally for from"
                            + " global if import in is lambda nonlocal not or pass raise return try while with yield")
                    .split(" "));

    private PythonText() {}

    /** Returns whether a script can write the name. */
    static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches() && !KEYWORDS.contains(name);
    }

    /** Returns a Java name in snake case, with an underscore behind it where it would be a keyword. */
    static String snakeCase(String javaName) {
        String name = WORD_START.matcher(javaName).replaceAll("_").toLowerCase(Locale.ROOT);
        return KEYWORDS.contains(name) ? name + "_" : name;
    }

    /** Returns strings as Python lists them: {@code 'a', 'b'}. */
    static String quotedList(List<String> strings) {
        return strings.stream().map(PythonText::quoted).collect(Collectors.joining(", "));
    }

    /** Returns a string as Python shows it. */
    static String quoted(String string) {
        return new MontyValue.Str(string).toString();
    }

    /** Returns quoted names as CPython's messages do: {@code 'a', 'b', and 'c'}. */
    static String enumerated(List<String> names) {
        List<String> quoted = names.stream().map(name -> "'" + name + "'").toList();
        int last = quoted.size() - 1;
        return switch (quoted.size()) {
            case 1 -> quoted.get(0);
            case 2 -> quoted.get(0) + " and " + quoted.get(1);
            default -> String.join(", ", quoted.subList(0, last)) + ", and " + quoted.get(last);
        };
    }
}
