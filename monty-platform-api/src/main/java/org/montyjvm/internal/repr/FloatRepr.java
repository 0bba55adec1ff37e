package org.montyjvm.internal.repr;

/** Python's {@code float} and {@code complex}: the fewest digits that identify the number. */
public final class FloatRepr {
    private static final int FIRST_EXPONENT_WRITTEN_OUT = -4;
    private static final int FIRST_EXPONENT_TOO_LARGE = 16;

    private FloatRepr() {}

    /** Returns the {@code repr} of a float. */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        return sign + (Double.isInfinite(value) ? "inf" : unsigned(Math.abs(value)));
    }

    /** Returns the {@code repr} of a complex number, which leaves out a real part of {@code 0.0}. */
    static String complex(double real, double imag) {
        if (Double.doubleToRawLongBits(real) == 0) {
            return part(imag) + "j";
        }
        String tail = part(imag);
        return "(" + part(real) + (tail.startsWith("-") ? "" : "+") + tail + "j)";
    }

    private static String part(double value) {
        String text = of(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String unsigned(double value) {
        if (value == 0) {
            return "0.0";
        }
        ShortestDigits shortest = ShortestDigits.of(value);
        String digits = shortest.digits();
        int exponent = shortest.exponent();
        if (exponent < FIRST_EXPONENT_WRITTEN_OUT || exponent >= FIRST_EXPONENT_TOO_LARGE) {
            return scientific(digits, exponent);
        }
        if (exponent < 0) {
            return "0." + "0".repeat(-exponent - 1) + digits;
        }
        int whole = exponent + 1;
        return digits.length() > whole
                ? digits.substring(0, whole) + "." + digits.substring(whole)
                : digits + "0".repeat(whole - digits.length()) + ".0";
    }

    private static String scientific(String digits, int exponent) {
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String padding = Math.abs(exponent) < 10 ? "0" : "";
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + padding + Math.abs(exponent);
    }
}
