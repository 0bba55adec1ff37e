package org.montyjvm.internal.repr;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatReprTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "1.0, 1.0",
        "-1.5, -1.5",
        "0.1, 0.1",
        "100.0, 100.0",
        "123456789.125, 123456789.125",
        "NaN, nan",
        "Infinity, inf",
        "-Infinity, -inf",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "-1e16, -1e+16",
        "12345678901234567.0, 1.2345678901234568e+16",
        "1e100, 1e+100",
        "1.5e-7, 1.5e-07",
        "1e-4, 0.0001",
        "1e-5, 1e-05",
        "1.25e-5, 1.25e-05",
    })
    void of_anyMagnitude_choosesNotationAsPythonDoes(double value, String expected) {
        assertThat(FloatRepr.of(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2.0E-3, 0.002",
        "1.0E23, 1e+23",
        "2.0E23, 2e+23",
        "8.41E21, 8.41e+21",
        "5e-324, 5e-324",
        "9.88e-324, 1e-323",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "9007199254740993, 9007199254740992.0",
        "9007199254740991, 9007199254740991.0",
        "5.684341886080802e-14, 5.684341886080802e-14",
        "4.35, 4.35",
        "0.30000000000000004, 0.30000000000000004",
    })
    void of_numbersThatOlderJdksPrintLonger_givesTheFewestDigits(double value, String expected) {
        assertThat(FloatRepr.of(value)).isEqualTo(expected);
    }

    @Test
    void of_twoShortestEquallyClose_takesTheLarger_asTheInterpreterDoes() {
        assertThat(FloatRepr.of(0x1p-25)).isEqualTo("2.9802322387695313e-08");
        assertThat(FloatRepr.of(0x1p50 + 0.25)).isEqualTo("1125899906842624.3");
    }

    @Test
    void of_powersOfTwoAndTheirNeighbours_isShortestAndClosest() {
        for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent++) {
            double power = Math.scalb(1.0, exponent);
            assertShortestAndClosest(power);
            assertShortestAndClosest(Math.nextUp(power));
            assertShortestAndClosest(Math.nextDown(power));
        }
    }

    @Test
    void of_randomBits_isShortestAndClosest() {
        Random random = new Random(20_250);
        for (int i = 0; i < 5_000; i++) {
            assertShortestAndClosest(Double.longBitsToDouble(random.nextLong()));
            assertShortestAndClosest(random.nextInt(1_000_000) / 1e4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 2.0, (1+2j)",
        "0.0, 1.0, 1j",
        "0.0, -0.0, -0j",
        "-0.0, 1.0, (-0+1j)",
        "1.0, NaN, (1+nanj)",
        "Infinity, -0.0, (inf-0j)",
        "0.0, 1e16, 1e+16j",
        "1.5, -2.25, (1.5-2.25j)",
    })
    void complex_anyParts_leavesOutAPositiveZeroRealPart(double real, double imag, String expected) {
        assertThat(FloatRepr.complex(real, imag)).isEqualTo(expected);
    }

    private static void assertShortestAndClosest(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return;
        }
        String text = FloatRepr.of(value);
        BigDecimal exact = new BigDecimal(value);
        BigDecimal printed = new BigDecimal(text).stripTrailingZeros();
        assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
        if (printed.precision() > 1) {
            assertThat(roundsTo(value, exact, printed.precision() - 1, RoundingMode.DOWN))
                    .as("a shorter one below %s", text)
                    .isFalse();
            assertThat(roundsTo(value, exact, printed.precision() - 1, RoundingMode.UP))
                    .as("a shorter one above %s", text)
                    .isFalse();
        }
        BigDecimal distance = printed.subtract(exact).abs();
        BigDecimal step = printed.ulp();
        assertThat(distance.multiply(BigDecimal.valueOf(2)))
                .as("%s is the closest, or the only one that fits", text)
                .satisfiesAnyOf(
                        twice -> assertThat(twice).isLessThanOrEqualTo(step),
                        twice -> assertThat(printed.subtract(step.multiply(BigDecimal.valueOf(
                                                printed.subtract(exact).signum())))
                                        .doubleValue())
                                .isNotEqualTo(value));
    }

    private static boolean roundsTo(double value, BigDecimal exact, int precision, RoundingMode mode) {
        return exact.round(new MathContext(precision, mode)).doubleValue() == value;
    }
}
