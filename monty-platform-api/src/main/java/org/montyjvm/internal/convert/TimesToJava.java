package org.montyjvm.internal.convert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import org.montyjvm.MontyValue;

/** The types of {@code java.time}. */
final class TimesToJava {
    private static final int MAX_OFFSET_SECONDS = ZoneOffset.MAX.getTotalSeconds();

    private TimesToJava() {}

    static LocalDate localDate(Want want) {
        if (want.value() instanceof MontyValue.Date date) {
            return date.value();
        }
        throw want.mismatched("a date");
    }

    static LocalDateTime localDateTime(Want want) {
        if (want.value() instanceof MontyValue.DateTime dateTime && dateTime.offsetSeconds() == null) {
            return dateTime.value();
        }
        throw want.mismatched("a datetime without tzinfo");
    }

    static OffsetDateTime offsetDateTime(Want want) {
        if (want.value() instanceof MontyValue.DateTime dateTime && dateTime.offsetSeconds() != null) {
            return dateTime.value().atOffset(offset(want, dateTime.offsetSeconds()));
        }
        throw want.mismatched("a datetime with tzinfo");
    }

    static Instant instant(Want want) {
        if (want.value() instanceof MontyValue.DateTime dateTime && dateTime.offsetSeconds() != null) {
            return dateTime.value().toInstant(ZoneOffset.UTC).minusSeconds(dateTime.offsetSeconds());
        }
        throw want.mismatched("a datetime with tzinfo");
    }

    static LocalTime localTime(Want want) {
        if (want.value() instanceof MontyValue.Time time && time.offsetSeconds() == null) {
            return time.value();
        }
        throw want.mismatched("a time without tzinfo");
    }

    static OffsetTime offsetTime(Want want) {
        if (want.value() instanceof MontyValue.Time time && time.offsetSeconds() != null) {
            return time.value().atOffset(offset(want, time.offsetSeconds()));
        }
        throw want.mismatched("a time with tzinfo");
    }

    static Duration duration(Want want) {
        if (want.value() instanceof MontyValue.TimeDelta delta) {
            return TimeSpans.toDuration(delta);
        }
        throw want.mismatched("a timedelta");
    }

    static ZoneOffset zoneOffset(Want want) {
        if (want.value() instanceof MontyValue.TimeZone zone) {
            return offset(want, zone.offsetSeconds());
        }
        throw want.mismatched("a timezone");
    }

    /** Tells whether Java has an offset; Python's go up to a day. */
    static boolean hasOffset(int seconds) {
        return Math.abs(seconds) <= MAX_OFFSET_SECONDS;
    }

    private static ZoneOffset offset(Want want, int seconds) {
        if (!hasOffset(seconds)) {
            throw want.refused("Java's offsets end at 18 hours, not " + seconds + " s");
        }
        return ZoneOffset.ofTotalSeconds(seconds);
    }
}
