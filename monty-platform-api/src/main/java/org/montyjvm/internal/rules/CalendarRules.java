package org.montyjvm.internal.rules;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** The ranges of Python's {@code datetime} module, which are narrower than those of {@code java.time}. */
public final class CalendarRules {
    private static final int MAX_YEAR = 9_999;
    private static final int MAX_DAYS = 999_999_999;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int NANOS_PER_MICRO = 1_000;

    private CalendarRules() {}

    /** Checks that Python has the year of a date. */
    public static void requireYear(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > MAX_YEAR) {
            throw new IllegalArgumentException("Python has the years 1 to " + MAX_YEAR + ", not " + date.getYear());
        }
    }

    /** Checks that a time is in whole microseconds. */
    public static void requireMicros(LocalTime time) {
        requireMicros(time.toNanoOfDay());
    }

    /** Checks that a count of nanoseconds is one of whole microseconds. */
    public static void requireMicros(long nanos) {
        long excess = nanos % NANOS_PER_MICRO;
        if (excess != 0) {
            throw new IllegalArgumentException("Python keeps microseconds, and here are " + excess
                    + " ns more; truncate to ChronoUnit.MICROS to drop them");
        }
    }

    /** Checks an offset from UTC in seconds, and that only what has one has a zone name. */
    public static void requireZone(@Nullable Integer offsetSeconds, @Nullable String zoneName) {
        if (offsetSeconds == null) {
            if (zoneName != null) {
                throw new IllegalArgumentException("zone name '" + zoneName + "' without an offset");
            }
        } else if (Math.abs((long) offsetSeconds) >= SECONDS_PER_DAY) {
            throw new IllegalArgumentException("offset must be less than a day, was " + offsetSeconds + " s");
        }
    }

    /** Checks the flag of the second of two equal times. */
    public static void requireFold(int fold) {
        if (fold != 0 && fold != 1) {
            throw new IllegalArgumentException("fold must be 0 or 1, was " + fold);
        }
    }

    /** Returns the days of a time span that Python can hold. */
    public static int requireDays(long days) {
        if (Math.abs(days) > MAX_DAYS) {
            throw new IllegalArgumentException("Python's time spans end at " + MAX_DAYS + " days, not " + days);
        }
        return (int) days;
    }
}
