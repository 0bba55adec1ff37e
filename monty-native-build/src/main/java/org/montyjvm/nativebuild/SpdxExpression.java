package org.montyjvm.nativebuild;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A licence expression such as {@code (MIT OR Apache-2.0) AND Unicode-3.0}. The slash of old manifests means {@code OR}.
 *
 * <p>Not safe for use by several threads.
 */
final class SpdxExpression {

    private static final Pattern TOKEN = Pattern.compile("[()/]|[\\w.+-]+");

    private final String text;
    private final List<String> tokens;
    private final Set<String> allowed;
    private int at;

    private SpdxExpression(String text, Set<String> allowed) {
        this.text = text;
        this.tokens = TOKEN.matcher(text).results().map(MatchResult::group).toList();
        this.allowed = allowed;
    }

    /**
     * Returns whether one can comply with {@code expression} by licences out of {@code allowed} alone.
     *
     * @throws NativeBuildException if it is not a licence expression
     */
    static boolean isSatisfiedBy(String expression, Set<String> allowed) {
        SpdxExpression parser = new SpdxExpression(expression, allowed);
        boolean satisfied = parser.anyOf();
        if (parser.at < parser.tokens.size()) {
            throw parser.malformed();
        }
        return satisfied;
    }

    private boolean anyOf() {
        boolean satisfied = allOf();
        while (accept("OR") || accept("/")) {
            satisfied |= allOf();
        }
        return satisfied;
    }

    private boolean allOf() {
        boolean satisfied = one();
        while (accept("AND")) {
            satisfied &= one();
        }
        return satisfied;
    }

    private boolean one() {
        if (accept("(")) {
            boolean satisfied = anyOf();
            if (!accept(")")) {
                throw malformed();
            }
            return satisfied;
        }
        String licence = word();
        return allowed.contains(accept("WITH") ? licence + " WITH " + word() : licence);
    }

    private String word() {
        if (at == tokens.size() || !Character.isLetterOrDigit(tokens.get(at).charAt(0))) {
            throw malformed();
        }
        return tokens.get(at++);
    }

    private boolean accept(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private NativeBuildException malformed() {
        return new NativeBuildException("Not a licence expression: '" + text + "'");
    }
}
