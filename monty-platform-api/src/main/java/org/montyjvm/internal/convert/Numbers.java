package org.montyjvm.internal.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.repr.FloatRepr;
import org.montyjvm.internal.rules.DecimalText;

/** Python's three kinds of numbers as Java's, with the same value or not at all. */
final class Numbers {
    private static final String A_NUMBER = "an int, float or Decimal";

    private Numbers() {}

    static long toLong(Want want, long least, long most) {
        BigInteger integer = toBigInteger(want);
        if (integer.bitLength() < Long.SIZE && integer.longValue() >= least && integer.longValue() <= most) {
            return integer.longValue();
        }
        throw want.refused(Preview.of(want.value()) + " is outside the range " + least + " to " + most);
    }

    static BigInteger toBigInteger(Want want) {
        if (want.value() instanceof MontyValue.Int number) {
            return number.value();
        } else if (want.value() instanceof MontyValue.Float number) {
            if (!Double.isFinite(number.value()) || number.value() != Math.rint(number.value())) {
                throw want.refused(number + " is no whole number");
            }
            return new BigDecimal(number.value()).toBigIntegerExact();
        }
        BigDecimal decimal = finiteDecimal(want).stripTrailingZeros();
        if (decimal.scale() > 0) {
            throw want.refused(Preview.of(want.value()) + " is no whole number");
        }
        // 1E+999999999 is short to write and long to write out.
        if ((long) decimal.precision() - decimal.scale() > MontyValue.MAX_INT_DIGITS) {
            throw want.refused(Preview.of(want.value()) + " has more than " + MontyValue.MAX_INT_DIGITS + " digits");
        }
        return decimal.toBigIntegerExact();
    }

    static BigDecimal toBigDecimal(Want want) {
        if (want.value() instanceof MontyValue.Int number) {
            return new BigDecimal(number.value());
        } else if (want.value() instanceof MontyValue.Float number) {
            if (!Double.isFinite(number.value())) {
                throw want.refused(number + " is no finite number");
            }
            return new BigDecimal(FloatRepr.of(number.value()));
        }
        return finiteDecimal(want);
    }

    static double toDouble(Want want) {
        if (want.value() instanceof MontyValue.Float number) {
            return number.value();
        } else if (want.value() instanceof MontyValue.Int number) {
            return exactly(want, new BigDecimal(number.value()));
        } else if (want.value() instanceof MontyValue.Decimal decimal) {
            switch (decimal.text()) {
                case "NaN" -> {
                    return Double.NaN;
                }
                case "Infinity" -> {
                    return Double.POSITIVE_INFINITY;
                }
                case "-Infinity" -> {
                    return Double.NEGATIVE_INFINITY;
                }
                default -> {
                    double value = exactly(want, finiteDecimal(want));
                    return value == 0 && decimal.text().startsWith("-") ? -0.0 : value;
                }
            }
        }
        throw want.mismatched(A_NUMBER);
    }

    static float toFloat(Want want) {
        double value = toDouble(want);
        float narrowed = (float) value;
        if (Double.compare(narrowed, value) != 0) {
            throw want.refused("no float is exactly " + Preview.of(want.value()));
        }
        return narrowed;
    }

    private static double exactly(Want want, BigDecimal number) {
        double value = number.doubleValue();
        if (Double.isInfinite(value) || new BigDecimal(value).compareTo(number) != 0) {
            throw want.refused("no double is exactly " + Preview.of(want.value()));
        }
        return value;
    }

    private static BigDecimal finiteDecimal(Want want) {
        if (want.value() instanceof MontyValue.Decimal decimal) {
            return DecimalText.number(decimal.text())
                    .orElseThrow(
                            () -> want.refused(Preview.of(decimal) + " is not finite, or too long for a BigDecimal"));
        }
        throw want.mismatched(A_NUMBER);
    }
}
