package org.montyjvm.internal.convert;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.montyjvm.MontyValue;

/** The Java types that hold no others. */
final class ScalarToJava {
    /** How each type is made. */
    static final Map<Class<?>, Function<Want, Object>> CONVERSIONS = Map.ofEntries(
            entry(boolean.class, ScalarToJava::bool),
            entry(Boolean.class, ScalarToJava::bool),
            entry(byte.class, want -> (byte) Numbers.toLong(want, Byte.MIN_VALUE, Byte.MAX_VALUE)),
            entry(Byte.class, want -> (byte) Numbers.toLong(want, Byte.MIN_VALUE, Byte.MAX_VALUE)),
            entry(short.class, want -> (short) Numbers.toLong(want, Short.MIN_VALUE, Short.MAX_VALUE)),
            entry(Short.class, want -> (short) Numbers.toLong(want, Short.MIN_VALUE, Short.MAX_VALUE)),
            entry(int.class, want -> (int) Numbers.toLong(want, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            entry(Integer.class, want -> (int) Numbers.toLong(want, Integer.MIN_VALUE, Integer.MAX_VALUE)),
            entry(long.class, want -> Numbers.toLong(want, Long.MIN_VALUE, Long.MAX_VALUE)),
            entry(Long.class, want -> Numbers.toLong(want, Long.MIN_VALUE, Long.MAX_VALUE)),
            entry(float.class, Numbers::toFloat),
            entry(Float.class, Numbers::toFloat),
            entry(double.class, Numbers::toDouble),
            entry(Double.class, Numbers::toDouble),
            entry(BigInteger.class, Numbers::toBigInteger),
            entry(BigDecimal.class, Numbers::toBigDecimal),
            entry(char.class, ScalarToJava::character),
            entry(Character.class, ScalarToJava::character),
            entry(String.class, ScalarToJava::string),
            entry(CharSequence.class, ScalarToJava::string),
            entry(byte[].class, ScalarToJava::bytes),
            entry(UUID.class, ScalarToJava::uuid),
            entry(LocalDate.class, TimesToJava::localDate),
            entry(LocalDateTime.class, TimesToJava::localDateTime),
            entry(OffsetDateTime.class, TimesToJava::offsetDateTime),
            entry(Instant.class, TimesToJava::instant),
            entry(LocalTime.class, TimesToJava::localTime),
            entry(OffsetTime.class, TimesToJava::offsetTime),
            entry(Duration.class, TimesToJava::duration),
            entry(ZoneOffset.class, TimesToJava::zoneOffset));

    private ScalarToJava() {}

    /** Returns the text of a str, for all that is written as one. */
    static String string(Want want) {
        if (want.value() instanceof MontyValue.Str str) {
            return str.value();
        }
        throw want.mismatched("a str");
    }

    private static boolean bool(Want want) {
        if (want.value() instanceof MontyValue.Bool bool) {
            return bool.value();
        }
        throw want.mismatched("a bool");
    }

    private static byte[] bytes(Want want) {
        if (want.value() instanceof MontyValue.Bytes bytes) {
            return bytes.value();
        }
        throw want.mismatched("bytes");
    }

    private static char character(Want want) {
        String text = string(want);
        if (text.length() != 1) {
            throw want.refused("a char holds one UTF-16 unit, not " + text.length());
        }
        return text.charAt(0);
    }

    private static UUID uuid(Want want) {
        String text = string(want);
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equals(text.toLowerCase(Locale.ROOT))) { // fromString takes shortened ones too
                return uuid;
            }
        } catch (IllegalArgumentException notOne) {
            // said below
        }
        throw want.refused("not a UUID: " + Preview.of(want.value()));
    }
}
