package org.montyjvm.internal.rules;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.montyjvm.MontyValue;

/** The text of Python's {@code Decimal}. */
public final class DecimalText {
    // Possessive, so that a text of millions of digits is read once.
    private static final Pattern FINITE =
            Pattern.compile("[+-]?+(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE][+-]?+[0-9]++)?+");
    private static final Pattern SPECIAL = Pattern.compile("[+-]?+(?:Infinity|s?NaN[0-9]*+)");
    private static final Pattern ZERO = Pattern.compile("[+-]?+[0.]++(?:[eE].*+)?+");

    private DecimalText() {}

    /** Checks that a text is a decimal number, finite or not. */
    public static void require(String text) {
        if (!FINITE.matcher(text).matches() && !SPECIAL.matcher(text).matches()) {
            throw new IllegalArgumentException("not a decimal number: '" + text + "'");
        }
    }

    /** Tells whether a decimal is zero, of either sign and any exponent. */
    public static boolean isZero(String text) {
        return ZERO.matcher(text).matches();
    }

    /**
     * Returns the Java number of a decimal; empty for infinities, NaN, exponents that Java does not have, and more
     * digits than an int may have, as the time to read them grows with their square.
     */
    public static Optional<BigDecimal> number(String text) {
        if (text.length() > MontyValue.MAX_INT_DIGITS || !FINITE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException exponentTooLarge) {
            return Optional.empty();
        }
    }
}
