package org.montyjvm.cli.repl;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours Python as it is typed: keywords, names of Python, strings, numbers and comments. */
final class PythonHighlighter implements Highlighter {
    /** All of the text is coloured at each key, so a long one is left as it is. */
    private static final int MOST_CHARACTERS = 20_000;

    private static final Pattern TOKEN = Pattern.compile("(?<comment>#[^\\n]*)"
            + "|(?<string>(?i:\\b(?:rb|br|fr|rf|[rbfu]))?(?:"
            + "\"\"\"(?:[^\"\\\\]++|\\\\(?s:.)|\"(?!\"\"))*+(?:\"\"\"|\\z)?"
            + "|'''(?:[^'\\\\]++|\\\\(?s:.)|'(?!''))*+(?:'''|\\z)?"
            + "|\"(?:[^\"\\\\\\n]++|\\\\(?s:.))*+\"?"
            + "|'(?:[^'\\\\\\n]++|\\\\(?s:.))*+'?))"
            + "|(?<number>\\b(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\\d[\\d_]*\\.?[\\d_]*(?:[eE][+-]?\\d+)?j?))"
            + "|(?<decorator>(?m:^\\h*)@[\\w.]+)"
            + "|(?<command>\\A%\\w+)"
            + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)");
    private static final AttributedStyle KEYWORD = AttributedStyle.BOLD.foreground(AttributedStyle.BLUE);
    private static final AttributedStyle BUILTIN = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle STRING = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle COMMENT = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final AttributedStyle COMMAND = AttributedStyle.BOLD;

    private final Set<String> keywords = new HashSet<>(Names.ofPython("keywords"));
    private final Set<String> builtins = new HashSet<>(Names.ofPython("builtins"));
    private final boolean coloured;

    PythonHighlighter(boolean coloured) {
        this.coloured = coloured;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (!coloured || buffer.length() > MOST_CHARACTERS) {
            return new AttributedString(buffer);
        }
        AttributedStringBuilder text = new AttributedStringBuilder();
        Matcher token = TOKEN.matcher(buffer);
        int done = 0;
        while (token.find()) {
            text.append(buffer.substring(done, token.start()));
            boolean attribute = token.start() > 0 && buffer.charAt(token.start() - 1) == '.';
            text.styled(style(token, attribute), token.group());
            done = token.end();
        }
        return text.append(buffer.substring(done)).toAttributedString();
    }

    private AttributedStyle style(Matcher token, boolean attribute) {
        if (token.group("comment") != null) {
            return COMMENT;
        } else if (token.group("string") != null) {
            return STRING;
        } else if (token.group("number") != null) {
            return NUMBER;
        } else if (token.group("command") != null || token.group("decorator") != null) {
            return COMMAND;
        } else if (attribute) {
            return AttributedStyle.DEFAULT;
        } else if (keywords.contains(token.group())) {
            return KEYWORD;
        }
        return builtins.contains(token.group()) ? BUILTIN : AttributedStyle.DEFAULT;
    }

    @Override
    public void setErrorPattern(Pattern pattern) {
        // No errors are marked while somebody types.
    }

    @Override
    public void setErrorIndex(int index) {
        // No errors are marked while somebody types.
    }
}
