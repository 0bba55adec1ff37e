package org.montyjvm.internal.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/** Java objects that hold no others. */
final class ScalarFromJava {
    private ScalarFromJava() {}

    /** Returns the object's value, or null if it is no scalar. */
    static @Nullable MontyValue convert(Source source) {
        Object object = source.object();
        if (object == null) {
            return MontyValue.None.INSTANCE;
        } else if (object instanceof MontyValue value) {
            return value;
        } else if (object instanceof CharSequence || object instanceof Character || object instanceof UUID) {
            return new MontyValue.Str(object.toString());
        } else if (object instanceof Boolean bool) {
            return bool ? MontyValue.Bool.TRUE : MontyValue.Bool.FALSE;
        } else if (object instanceof Enum<?> constant) {
            return new MontyValue.Str(constant.name());
        } else if (object instanceof byte[] bytes) {
            return new MontyValue.Bytes(bytes);
        } else if (object instanceof Number number) {
            return number(number);
        }
        try {
            return time(object);
        } catch (IllegalArgumentException | DateTimeException notInPython) {
            throw source.refused(String.valueOf(notInPython.getMessage()), notInPython);
        }
    }

    private static @Nullable MontyValue number(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            return MontyValue.Int.of(number.longValue());
        } else if (number instanceof Double || number instanceof Float) {
            return new MontyValue.Float(number.doubleValue());
        } else if (number instanceof BigInteger integer) {
            return new MontyValue.Int(integer);
        } else if (number instanceof BigDecimal decimal) {
            return new MontyValue.Decimal(decimal.toString());
        }
        return null;
    }

    private static @Nullable MontyValue time(Object object) {
        if (object instanceof LocalDate date) {
            return new MontyValue.Date(date);
        } else if (object instanceof LocalDateTime dateTime) {
            return new MontyValue.DateTime(dateTime, null, null);
        } else if (object instanceof OffsetDateTime dateTime) {
            return new MontyValue.DateTime(
                    dateTime.toLocalDateTime(), dateTime.getOffset().getTotalSeconds(), null);
        } else if (object instanceof Instant instant) {
            return new MontyValue.DateTime(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), 0, null);
        } else if (object instanceof LocalTime time) {
            return new MontyValue.Time(time, null, null, 0);
        } else if (object instanceof OffsetTime time) {
            return new MontyValue.Time(time.toLocalTime(), time.getOffset().getTotalSeconds(), null, 0);
        } else if (object instanceof Duration duration) {
            return TimeSpans.fromDuration(duration);
        } else if (object instanceof ZoneOffset offset) {
            return new MontyValue.TimeZone(offset.getTotalSeconds(), null);
        }
        return null;
    }
}
