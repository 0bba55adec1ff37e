package org.montyjvm.internal.repr;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The fewest decimal digits that only one double rounds to, and of those the closest to it. Where two are as close, as
 * for {@code 2.0 ** -25}, the interpreter takes the larger, and so does this; CPython takes the even one.
 *
 * <p>{@link Double#toString} comes near. Before JDK 19 it gives a digit too many for some numbers, {@code 2.0E-3} among
 * them. Since then it gives two digits where one is enough ({@code 4.9E-324}), and takes the even one of two. So its
 * digits are where the search starts.
 *
 * @param digits the digits, without zeros at either end
 * @param exponent the power of ten of the first digit
 */
record ShortestDigits(String digits, int exponent) {
    private static final boolean JDK_IS_NEARLY_SHORTEST = Runtime.version().feature() >= 19;

    /** With fewer digits, two decimals are never as close: up to 15 digits, every decimal has a double of its own. */
    private static final int FEWEST_DIGITS_OF_A_TIE = 15;

    /** Returns the digits of a finite number above zero. */
    static ShortestDigits of(double value) {
        BigDecimal best = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (!JDK_IS_NEARLY_SHORTEST || best.precision() == 2 || best.precision() >= FEWEST_DIGITS_OF_A_TIE) {
            BigDecimal exact = new BigDecimal(value);
            BigDecimal closest = closest(value, exact, best.precision());
            while (closest != null) {
                best = closest.stripTrailingZeros();
                closest = best.precision() == 1 ? null : closest(value, exact, best.precision() - 1);
            }
        }
        return new ShortestDigits(best.unscaledValue().toString(), best.precision() - best.scale() - 1);
    }

    /** Returns the closest decimal with so many digits, or null if none with so many rounds to the double. */
    private static @Nullable BigDecimal closest(double value, BigDecimal exact, int precision) {
        BigDecimal below = exact.round(new MathContext(precision, RoundingMode.DOWN));
        BigDecimal above = exact.round(new MathContext(precision, RoundingMode.UP));
        boolean belowFits = below.doubleValue() == value;
        boolean aboveFits = above.doubleValue() == value;
        if (belowFits && aboveFits) {
            return exact.round(new MathContext(precision, RoundingMode.HALF_UP));
        }
        return belowFits ? below : aboveFits ? above : null;
    }
}
