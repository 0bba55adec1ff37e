package org.montyjvm.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyConversionException;
import org.montyjvm.MontyValue;

class ScalarToJavaTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2024, 2, 29, 12, 0, 1, 5_000);
    private static final BigInteger HUGE = BigInteger.TWO.pow(64);

    static Stream<Arguments> conversions() {
        return Stream.of(
                arguments(MontyValue.Bool.TRUE, boolean.class, true),
                arguments(MontyValue.Bool.FALSE, Boolean.class, false),
                arguments(integer(-128), byte.class, Byte.MIN_VALUE),
                arguments(integer(127), Byte.class, Byte.MAX_VALUE),
                arguments(integer(-32_768), short.class, Short.MIN_VALUE),
                arguments(integer(32_767), Short.class, Short.MAX_VALUE),
                arguments(integer(Integer.MIN_VALUE), int.class, Integer.MIN_VALUE),
                arguments(integer(Integer.MAX_VALUE), Integer.class, Integer.MAX_VALUE),
                arguments(integer(Long.MIN_VALUE), long.class, Long.MIN_VALUE),
                arguments(integer(Long.MAX_VALUE), Long.class, Long.MAX_VALUE),
                arguments(new MontyValue.Int(HUGE), BigInteger.class, HUGE),
                arguments(new MontyValue.Int(HUGE), double.class, 0x1p64),
                arguments(new MontyValue.Int(HUGE), BigDecimal.class, new BigDecimal(HUGE)),
                arguments(real(3), int.class, 3),
                arguments(real(-0.0), long.class, 0L),
                arguments(real(0x1p64), BigInteger.class, HUGE),
                arguments(real(0.5), float.class, 0.5f),
                arguments(real(Double.NaN), Float.class, Float.NaN),
                arguments(real(-0.0), Double.class, -0.0),
                arguments(real(Double.POSITIVE_INFINITY), double.class, Double.POSITIVE_INFINITY),
                arguments(real(0.1), BigDecimal.class, new BigDecimal("0.1")),
                arguments(real(1e16), BigDecimal.class, new BigDecimal("1e16")),
                arguments(decimal("1.20"), BigDecimal.class, new BigDecimal("1.20")),
                arguments(decimal("5.00"), int.class, 5),
                arguments(decimal("1E+2"), long.class, 100L),
                arguments(decimal("0E-500000000"), int.class, 0),
                arguments(decimal("0.5"), double.class, 0.5),
                arguments(decimal("-0"), double.class, -0.0),
                arguments(decimal("NaN"), double.class, Double.NaN),
                arguments(decimal("Infinity"), double.class, Double.POSITIVE_INFINITY),
                arguments(decimal("-Infinity"), float.class, Float.NEGATIVE_INFINITY),
                arguments(text("x"), String.class, "x"),
                arguments(text("x"), CharSequence.class, "x"),
                arguments(text("x"), char.class, 'x'),
                arguments(text("ß"), Character.class, 'ß'),
                arguments(text("FRIDAY"), DayOfWeek.class, DayOfWeek.FRIDAY),
                arguments(text("00000000-0000-0001-0000-00000000000A"), UUID.class, new UUID(1, 10)),
                arguments(new MontyValue.Bytes(new byte[] {1, -1}), byte[].class, new byte[] {1, -1}),
                arguments(new MontyValue.Date(NOON.toLocalDate()), LocalDate.class, LocalDate.of(2024, 2, 29)),
                arguments(new MontyValue.DateTime(NOON, null, null), LocalDateTime.class, NOON),
                arguments(
                        new MontyValue.DateTime(NOON, 3_600, "CET"),
                        OffsetDateTime.class,
                        NOON.atOffset(ZoneOffset.ofHours(1))),
                arguments(
                        new MontyValue.DateTime(NOON, 3_600, null),
                        Instant.class,
                        NOON.minusHours(1).toInstant(ZoneOffset.UTC)),
                arguments(
                        new MontyValue.DateTime(NOON, -86_399, null),
                        Instant.class,
                        NOON.plusSeconds(86_399).toInstant(ZoneOffset.UTC)),
                arguments(new MontyValue.Time(NOON.toLocalTime(), null, null, 0), LocalTime.class, NOON.toLocalTime()),
                arguments(
                        new MontyValue.Time(NOON.toLocalTime(), -60, null, 0),
                        OffsetTime.class,
                        NOON.toLocalTime().atOffset(ZoneOffset.ofTotalSeconds(-60))),
                arguments(new MontyValue.TimeDelta(-1, 86_399, 999_999), Duration.class, Duration.ofNanos(-1_000)),
                arguments(new MontyValue.TimeDelta(999_999_999, 0, 0), Duration.class, Duration.ofDays(999_999_999)),
                arguments(new MontyValue.TimeZone(-1, "x"), ZoneOffset.class, ZoneOffset.ofTotalSeconds(-1)),
                arguments(integer(1), MontyValue.class, integer(1)),
                arguments(integer(1), MontyValue.Int.class, integer(1)),
                arguments(MontyValue.None.INSTANCE, MontyValue.None.class, MontyValue.None.INSTANCE));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void as_valueOfTheType_isExact(MontyValue value, Class<?> type, Object expected) {
        assertThat((Object) value.as(type)).isEqualTo(expected);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(integer(1), boolean.class, "Python int at $ cannot become boolean: that takes a bool, not 1"),
                arguments(integer(128), byte.class, "128 is outside the range -128 to 127"),
                arguments(integer(-32_769), short.class, "-32769 is outside the range -32768 to 32767"),
                arguments(integer(1L << 31), int.class, "2147483648 is outside the range -2147483648 to 2147483647"),
                arguments(new MontyValue.Int(HUGE), long.class, "18446744073709551616 is outside the range"),
                arguments(integer((1L << 53) + 1), double.class, "no double is exactly 9007199254740993"),
                arguments(new MontyValue.Int(BigInteger.TEN.pow(400)), double.class, "no double is exactly 1000"),
                arguments(real(1.5), int.class, "Python float at $ cannot become int: 1.5 is no whole number"),
                arguments(real(Double.NaN), long.class, "nan is no whole number"),
                arguments(real(Double.POSITIVE_INFINITY), BigInteger.class, "inf is no whole number"),
                arguments(real(Double.NEGATIVE_INFINITY), BigDecimal.class, "-inf is no finite number"),
                arguments(real(1e300), long.class, "1e+300 is outside the range"),
                arguments(real(0.1), float.class, "no float is exactly 0.1"),
                arguments(real(1e300), float.class, "no float is exactly 1e+300"),
                arguments(decimal("1.5"), int.class, "Decimal('1.5') is no whole number"),
                arguments(decimal("1E-999999999"), BigInteger.class, "is no whole number"),
                arguments(decimal("1E+999999999"), BigInteger.class, "has more than 200000 digits"),
                arguments(decimal("1E+999999999"), double.class, "no double is exactly Decimal('1E+999999999')"),
                arguments(decimal("1E+99999999999"), BigDecimal.class, "is not finite, or too long for a BigDecimal"),
                arguments(decimal("0.1"), double.class, "no double is exactly Decimal('0.1')"),
                arguments(decimal("1".repeat(10_000_000)), BigDecimal.class, "too long for a BigDecimal"),
                arguments(decimal("NaN"), BigDecimal.class, "Decimal('NaN') is not finite"),
                arguments(decimal("NaN123"), double.class, "Decimal('NaN123') is not finite"),
                arguments(MontyValue.Bool.TRUE, int.class, "that takes an int, float or Decimal, not True"),
                arguments(MontyValue.Bool.TRUE, double.class, "that takes an int, float or Decimal, not True"),
                arguments(text("1"), BigDecimal.class, "that takes an int, float or Decimal, not '1'"),
                arguments(integer(1), String.class, "Python int at $ cannot become java.lang.String: that takes a str"),
                arguments(new MontyValue.Path("/a"), String.class, "that takes a str, not PosixPath('/a')"),
                arguments(text("xy"), char.class, "a char holds one UTF-16 unit, not 2"),
                arguments(text(""), Character.class, "a char holds one UTF-16 unit, not 0"),
                arguments(text("HALF_NOT"), RoundingMode.class, "'HALF_NOT' is none of [UP, DOWN"),
                arguments(integer(1), RoundingMode.class, "that takes a str, not 1"),
                arguments(text("1-1-1-1-1"), UUID.class, "not a UUID: '1-1-1-1-1'"),
                arguments(text("x"), UUID.class, "not a UUID: 'x'"),
                arguments(text("x"), byte[].class, "cannot become byte[]: that takes bytes, not 'x'"),
                arguments(text("2024-02-29"), LocalDate.class, "that takes a date, not '2024-02-29'"),
                arguments(
                        new MontyValue.Date(NOON.toLocalDate()), LocalDateTime.class, "that takes a datetime without"),
                arguments(new MontyValue.DateTime(NOON, 0, null), LocalDateTime.class, "that takes a datetime without"),
                arguments(
                        new MontyValue.DateTime(NOON, null, null), OffsetDateTime.class, "that takes a datetime with"),
                arguments(
                        new MontyValue.DateTime(NOON, null, null), Instant.class, "that takes a datetime with tzinfo"),
                arguments(
                        new MontyValue.DateTime(NOON, 86_399, null),
                        OffsetDateTime.class,
                        "Java's offsets end at 18 hours, not 86399 s"),
                arguments(new MontyValue.Time(LocalTime.NOON, 0, null, 0), LocalTime.class, "a time without tzinfo"),
                arguments(new MontyValue.Time(LocalTime.NOON, null, null, 0), OffsetTime.class, "a time with tzinfo"),
                arguments(integer(1), Duration.class, "that takes a timedelta, not 1"),
                arguments(integer(1), ZoneOffset.class, "that takes a timezone, not 1"),
                arguments(new MontyValue.TimeZone(-86_399, null), ZoneOffset.class, "offsets end at 18 hours"),
                arguments(integer(1), MontyValue.Str.class, "that takes Str, not 1"),
                arguments(text("x"), URI.class, "no Python value becomes that class"),
                arguments(MontyValue.None.INSTANCE, String.class, "None is no Java null; ask for Optional"),
                arguments(MontyValue.None.INSTANCE, int.class, "Python NoneType at $ cannot become int: None is no"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void as_valueWithoutAnExactForm_saysWhy(MontyValue value, Class<?> type, String expected) {
        assertThatExceptionOfType(MontyConversionException.class)
                .isThrownBy(() -> value.as(type))
                .withMessageContaining(expected)
                .satisfies(e -> assertThat(e.path()).isEqualTo("$"));
    }

    @Test
    void as_longValue_isCutShortInTheMessage() {
        assertThatExceptionOfType(MontyConversionException.class)
                .isThrownBy(() -> text("x".repeat(10_000)).asLong())
                .satisfies(e -> assertThat(e.getMessage()).contains("xxx…").hasSizeLessThan(200));
    }

    @Test
    void shortcuts_eachType_convertLikeAs() {
        assertThat(MontyValue.Bool.TRUE.asBoolean()).isTrue();
        assertThat(integer(7).asInt()).isEqualTo(7);
        assertThat(integer(7).asLong()).isEqualTo(7);
        assertThat(integer(7).asBigInteger()).isEqualTo(7);
        assertThat(integer(7).asDouble()).isEqualTo(7);
        assertThat(decimal("7.10").asBigDecimal()).isEqualTo(new BigDecimal("7.10"));
        assertThat(text("7").asString()).isEqualTo("7");
        assertThat(new MontyValue.Bytes(new byte[] {7}).asBytes()).containsExactly(7);
    }

    private static MontyValue integer(long value) {
        return MontyValue.Int.of(value);
    }

    private static MontyValue real(double value) {
        return new MontyValue.Float(value);
    }

    private static MontyValue decimal(String text) {
        return new MontyValue.Decimal(text);
    }

    private static MontyValue text(String value) {
        return new MontyValue.Str(value);
    }
}
